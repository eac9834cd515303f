CREATE TABLE recordings_recording (
  id             TEXT    NOT NULL PRIMARY KEY,
  capture_of     TEXT    NULL, -- the recording whose capture holds this call too
  position       INTEGER NOT NULL, -- which call of the capture, from 0
  token_id       TEXT    NOT NULL,
  file_name      TEXT    NOT NULL,
  sha256         TEXT    NOT NULL,
  bytes          INTEGER NOT NULL,
  wrapped_key    TEXT    NOT NULL,
  received_at    INTEGER NOT NULL,
  extension      TEXT    NULL,
  call_id        TEXT    NULL,
  from_number    TEXT    NULL,
  to_number      TEXT    NULL,
  customer_side  TEXT    NOT NULL, -- caller | callee
  started_at     INTEGER NULL,
  duration_ms    INTEGER NULL,
  facts          TEXT    NULL, -- JSON: codecs, loss, problems
  caller_peaks   TEXT    NULL, -- base64, one byte per slice
  callee_peaks   TEXT    NULL,
  state          TEXT    NOT NULL, -- received | extracted | transcribed | understood | drafted | failed
  failed_step    TEXT    NULL,
  failure_code   TEXT    NULL,
  failure_detail TEXT    NULL,
  waiting_code   TEXT    NULL,
  waiting_detail TEXT    NULL,
  claimed_by     TEXT    NULL,
  claimed_until  INTEGER NULL,
  attempts       INTEGER NOT NULL,
  retry_at       INTEGER NULL,
  changed_at     INTEGER NOT NULL,
  UNIQUE (token_id, sha256, position)
);
CREATE INDEX recordings_recording_by_state ON recordings_recording (state, id);
CREATE INDEX recordings_recording_by_call ON recordings_recording (call_id);

-- When each step of a recording began and ended; the Jobs page's story.
CREATE TABLE recordings_step (
  recording_id TEXT    NOT NULL,
  step         TEXT    NOT NULL,
  started_at   INTEGER NOT NULL,
  ended_at     INTEGER NULL,
  outcome      TEXT    NULL,
  PRIMARY KEY (recording_id, step)
);

-- Uploads that were no captures: the agent's list names them with the reason.
CREATE TABLE recordings_refused (
  id         TEXT    NOT NULL PRIMARY KEY,
  token_id   TEXT    NOT NULL,
  file_name  TEXT    NOT NULL,
  reason     TEXT    NOT NULL,
  refused_at INTEGER NOT NULL
);
CREATE INDEX recordings_refused_by_token ON recordings_refused (token_id, id);
