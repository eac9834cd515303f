-- Many recordings to be taken away in one ZIP: a job that can be left and found again.
CREATE TABLE transcription_bundle (
  id          varchar(36)   NOT NULL PRIMARY KEY,
  person_id   varchar(36)   NOT NULL,
  contents    varchar(10)   NOT NULL, -- audio | text | both
  recordings  nvarchar(max) NOT NULL, -- JSON array of ids
  state       varchar(10)   NOT NULL, -- waiting | ready | failed
  done        int           NOT NULL,
  total       int           NOT NULL,
  missing     int           NOT NULL, -- erased meanwhile, or without sound or words
  bytes       bigint        NULL,
  wrapped_key varchar(200)  NULL,
  created_at  bigint        NOT NULL
);
CREATE INDEX transcription_bundle_by_person ON transcription_bundle (person_id, id);
