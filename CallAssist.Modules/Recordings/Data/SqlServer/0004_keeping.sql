-- Why a recording is kept decides how long (proof, training, analysis, none); a legal hold stops the clock.
ALTER TABLE recordings_recording ADD purpose varchar(20) NOT NULL DEFAULT 'analysis', hold_reason nvarchar(500) NULL, hold_by varchar(36) NULL, hold_at bigint NULL;
GO
CREATE INDEX recordings_recording_by_purpose ON recordings_recording (purpose, received_at);

-- What was erased: enough to know a capture that is sent again, nothing of its content.
CREATE TABLE recordings_erased (
  id         varchar(36)   NOT NULL PRIMARY KEY,
  token_id   varchar(36)   NOT NULL,
  sha256     char(64)      NOT NULL,
  position   int           NOT NULL,
  capture_of varchar(36)   NULL,
  file_name  nvarchar(260) NOT NULL,
  received_at bigint       NOT NULL,
  erased_at  bigint        NOT NULL,
  person_id  varchar(36)   NULL, -- null: the clock
  reason     nvarchar(500) NOT NULL
);
CREATE INDEX recordings_erased_by_capture ON recordings_erased (token_id, sha256);
