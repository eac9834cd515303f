CREATE TABLE transcription_transcript (
  recording_id  TEXT    NOT NULL PRIMARY KEY,
  language      TEXT    NOT NULL,
  model         TEXT    NOT NULL,
  demo_model    INTEGER NOT NULL,
  audio_seconds REAL    NOT NULL,
  wall_seconds  REAL    NOT NULL,
  segments      TEXT    NOT NULL, -- JSON array of TranscriptSegment
  created_at    INTEGER NOT NULL
);

-- What the engine heard and the filters took out again (silence, repetition, known inventions), with the reason.
CREATE TABLE transcription_dropped (
  recording_id TEXT NOT NULL,
  position     INTEGER NOT NULL,
  speaker      TEXT NOT NULL,
  start_s      REAL NOT NULL,
  end_s        REAL NOT NULL,
  text         TEXT NOT NULL,
  reason       TEXT NOT NULL,
  PRIMARY KEY (recording_id, position)
);

-- The model file the administrator chose; one row.
CREATE TABLE transcription_model (
  id        INTEGER NOT NULL PRIMARY KEY,
  file_name TEXT    NOT NULL,
  chosen_at INTEGER NOT NULL
);
