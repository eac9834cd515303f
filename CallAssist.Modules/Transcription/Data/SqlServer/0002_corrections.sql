-- What people wrote over the engine's words; the newest of a place stands, the engine's own words stay in the transcript.
CREATE TABLE transcription_correction (
  id           varchar(36)   NOT NULL PRIMARY KEY,
  recording_id varchar(36)   NOT NULL,
  speaker      varchar(10)   NOT NULL,
  start_s      float         NOT NULL,
  original     nvarchar(max) NOT NULL,
  text         nvarchar(max) NOT NULL,
  person_id    varchar(36)   NOT NULL,
  at           bigint        NOT NULL
);
CREATE INDEX transcription_correction_by_recording ON transcription_correction (recording_id, id);
