-- Servers of the house that transcribe; one row.
CREATE TABLE transcription_servers (
  id              INTEGER NOT NULL PRIMARY KEY,
  is_on           INTEGER NOT NULL,
  servers         TEXT NOT NULL, -- JSON array of ServerAddress
  model           TEXT NOT NULL,
  per_server      INTEGER NOT NULL,
  timeout_seconds INTEGER NOT NULL,
  fall_back       INTEGER NOT NULL,
  api_key         TEXT NULL      -- sealed
);
