-- Servers of the house that transcribe; one row.
CREATE TABLE transcription_servers (
  id              int NOT NULL PRIMARY KEY,
  is_on           int NOT NULL,
  servers         nvarchar(max) NOT NULL, -- JSON array of ServerAddress
  model           nvarchar(max) NOT NULL,
  per_server      int NOT NULL,
  timeout_seconds int NOT NULL,
  fall_back       int NOT NULL,
  api_key         nvarchar(max) NULL      -- sealed
);
