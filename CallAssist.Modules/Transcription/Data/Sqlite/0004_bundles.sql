-- Many recordings to be taken away in one ZIP: a job that can be left and found again.
CREATE TABLE transcription_bundle (
  id          TEXT    NOT NULL PRIMARY KEY,
  person_id   TEXT    NOT NULL,
  contents    TEXT    NOT NULL, -- audio | text | both
  recordings  TEXT    NOT NULL, -- JSON array of ids
  state       TEXT    NOT NULL, -- waiting | ready | failed
  done        INTEGER NOT NULL,
  total       INTEGER NOT NULL,
  missing     INTEGER NOT NULL, -- erased meanwhile, or without sound or words
  bytes       INTEGER NULL,
  wrapped_key TEXT    NULL,
  created_at  INTEGER NOT NULL
);
CREATE INDEX transcription_bundle_by_person ON transcription_bundle (person_id, id);
