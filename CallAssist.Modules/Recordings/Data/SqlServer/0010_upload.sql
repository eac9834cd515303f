-- Captures that come in chunks, and what their agent knows of them; kept after the last chunk, so that an agent may ask again.
CREATE TABLE recordings_upload (
  id           varchar(36) NOT NULL PRIMARY KEY,
  token_id     varchar(36) NOT NULL,
  capture_id   varchar(36) NOT NULL,
  sha256       varchar(64) NOT NULL,
  bytes        bigint NOT NULL,
  received     bigint NOT NULL,
  wrapped_key  varchar(200) NOT NULL,
  facts        nvarchar(max) NOT NULL, -- JSON
  begun_at     bigint NOT NULL,
  recording_id varchar(36) NULL, -- once it is a recording
  UNIQUE (token_id, capture_id)
);
CREATE INDEX recordings_upload_by_hash ON recordings_upload (token_id, sha256);
