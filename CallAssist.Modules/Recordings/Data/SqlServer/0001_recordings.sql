CREATE TABLE recordings_recording (
  id             varchar(36)    NOT NULL PRIMARY KEY,
  capture_of     varchar(36)    NULL, -- the recording whose capture holds this call too
  position       int NOT NULL, -- which call of the capture, from 0
  token_id       varchar(36)    NOT NULL,
  file_name      nvarchar(260)    NOT NULL,
  sha256         char(64)    NOT NULL,
  bytes          bigint NOT NULL,
  wrapped_key    varchar(200)    NOT NULL,
  received_at    bigint NOT NULL,
  extension      nvarchar(80)    NULL,
  call_id        varchar(36)    NULL,
  from_number    nvarchar(80)    NULL,
  to_number      nvarchar(80)    NULL,
  customer_side  varchar(200)    NOT NULL, -- caller | callee
  started_at     bigint NULL,
  duration_ms    bigint NULL,
  facts          nvarchar(max)    NULL, -- JSON: codecs, loss, problems
  caller_peaks   nvarchar(max)    NULL, -- base64, one byte per slice
  callee_peaks   nvarchar(max)    NULL,
  state          varchar(200)    NOT NULL, -- received | extracted | transcribed | understood | drafted | failed
  failed_step    varchar(200)    NULL,
  failure_code   varchar(200)    NULL,
  failure_detail nvarchar(max)    NULL,
  waiting_code   varchar(200)    NULL,
  waiting_detail nvarchar(max)    NULL,
  claimed_by     varchar(200)    NULL,
  claimed_until  bigint NULL,
  attempts       int NOT NULL,
  retry_at       bigint NULL,
  changed_at     bigint NOT NULL,
  UNIQUE (token_id, sha256, position)
);
CREATE INDEX recordings_recording_by_state ON recordings_recording (state, id);
CREATE INDEX recordings_recording_by_call ON recordings_recording (call_id);

-- When each step of a recording began and ended; the Jobs page's story.
CREATE TABLE recordings_step (
  recording_id varchar(36)    NOT NULL,
  step         varchar(200)    NOT NULL,
  started_at   bigint NOT NULL,
  ended_at     bigint NULL,
  outcome      varchar(200)    NULL,
  PRIMARY KEY (recording_id, step)
);

-- Uploads that were no captures: the agent's list names them with the reason.
CREATE TABLE recordings_refused (
  id         varchar(36)    NOT NULL PRIMARY KEY,
  token_id   varchar(36)    NOT NULL,
  file_name  nvarchar(260)    NOT NULL,
  reason     nvarchar(max)    NOT NULL,
  refused_at bigint NOT NULL
);
CREATE INDEX recordings_refused_by_token ON recordings_refused (token_id, id);
