CREATE TABLE transcription_transcript (
  recording_id  varchar(36) NOT NULL PRIMARY KEY,
  language      varchar(10) NOT NULL,
  model         nvarchar(200) NOT NULL,
  demo_model    int NOT NULL,
  audio_seconds float    NOT NULL,
  wall_seconds  float    NOT NULL,
  segments      nvarchar(max) NOT NULL, -- JSON array of TranscriptSegment
  created_at    bigint NOT NULL
);

-- What the engine heard and the filters took out again (silence, repetition, known inventions), with the reason.
CREATE TABLE transcription_dropped (
  recording_id varchar(36) NOT NULL,
  position     int NOT NULL,
  speaker      varchar(10) NOT NULL,
  start_s      float NOT NULL,
  end_s        float NOT NULL,
  text         nvarchar(max) NOT NULL,
  reason       varchar(40) NOT NULL,
  PRIMARY KEY (recording_id, position)
);

-- The model file the administrator chose; one row.
CREATE TABLE transcription_model (
  id        int NOT NULL PRIMARY KEY,
  file_name nvarchar(400) NOT NULL,
  chosen_at bigint NOT NULL
);
