-- Captures that come in chunks, and what their agent knows of them; kept after the last chunk, so that an agent may ask again.
CREATE TABLE recordings_upload (
  id           TEXT NOT NULL PRIMARY KEY,
  token_id     TEXT NOT NULL,
  capture_id   TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  bytes        INTEGER NOT NULL,
  received     INTEGER NOT NULL,
  wrapped_key  TEXT NOT NULL,
  facts        TEXT NOT NULL, -- JSON
  begun_at     INTEGER NOT NULL,
  recording_id TEXT NULL, -- once it is a recording
  UNIQUE (token_id, capture_id)
);
CREATE INDEX recordings_upload_by_hash ON recordings_upload (token_id, sha256);
