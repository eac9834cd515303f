-- What was said, folded (small letters, no accents, single spaces), to search in. Written in the order of transcription.
-- A full-text index cannot be made in a transaction; where the server has full-text search an administrator adds it once:
--   CREATE FULLTEXT CATALOG callassist;
--   CREATE FULLTEXT INDEX ON transcription_document (text LANGUAGE 0) KEY INDEX transcription_document_key ON callassist WITH STOPLIST = OFF;
-- Without it words are looked for in the text itself, which is slower.
CREATE TABLE transcription_document (
  docid        bigint        NOT NULL CONSTRAINT transcription_document_key PRIMARY KEY,
  recording_id varchar(36)   NOT NULL UNIQUE,
  at           bigint        NOT NULL, -- when the call began
  text         nvarchar(max) NOT NULL
);
CREATE INDEX transcription_document_by_time ON transcription_document (at, docid);
