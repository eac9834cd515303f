-- Why a recording is kept decides how long (proof, training, analysis, none); a legal hold stops the clock.
ALTER TABLE recordings_recording ADD COLUMN purpose TEXT NOT NULL DEFAULT 'analysis';
ALTER TABLE recordings_recording ADD COLUMN hold_reason TEXT NULL;
ALTER TABLE recordings_recording ADD COLUMN hold_by TEXT NULL;
ALTER TABLE recordings_recording ADD COLUMN hold_at INTEGER NULL;
CREATE INDEX recordings_recording_by_purpose ON recordings_recording (purpose, received_at);

-- What was erased: enough to know a capture that is sent again, nothing of its content.
CREATE TABLE recordings_erased (
  id         TEXT    NOT NULL PRIMARY KEY,
  token_id   TEXT    NOT NULL,
  sha256     TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  capture_of TEXT    NULL,
  file_name  TEXT    NOT NULL,
  received_at INTEGER NOT NULL,
  erased_at  INTEGER NOT NULL,
  person_id  TEXT    NULL, -- null: the clock
  reason     TEXT    NOT NULL
);
CREATE INDEX recordings_erased_by_capture ON recordings_erased (token_id, sha256);
