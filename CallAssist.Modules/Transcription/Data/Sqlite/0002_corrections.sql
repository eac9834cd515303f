-- What people wrote over the engine's words; the newest of a place stands, the engine's own words stay in the transcript.
CREATE TABLE transcription_correction (
  id           TEXT    NOT NULL PRIMARY KEY,
  recording_id TEXT    NOT NULL,
  speaker      TEXT    NOT NULL,
  start_s      REAL    NOT NULL,
  original     TEXT    NOT NULL,
  text         TEXT    NOT NULL,
  person_id    TEXT    NOT NULL,
  at           INTEGER NOT NULL
);
CREATE INDEX transcription_correction_by_recording ON transcription_correction (recording_id, id);
