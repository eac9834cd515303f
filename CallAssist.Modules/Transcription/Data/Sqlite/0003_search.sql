-- What was said, folded (small letters, no accents, single spaces), to search in. Written in the order of transcription.
CREATE TABLE transcription_document (
  docid        INTEGER NOT NULL PRIMARY KEY,
  recording_id TEXT    NOT NULL UNIQUE,
  at           INTEGER NOT NULL, -- when the call began
  text         TEXT    NOT NULL
);
CREATE INDEX transcription_document_by_time ON transcription_document (at, docid);

-- The full-text index follows its table by triggers: nothing can be written or deleted beside it.
CREATE VIRTUAL TABLE transcription_words USING fts5(text, content='transcription_document', content_rowid='docid', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
CREATE TRIGGER transcription_document_added AFTER INSERT ON transcription_document BEGIN
  INSERT INTO transcription_words (rowid, text) VALUES (new.docid, new.text);
END;
CREATE TRIGGER transcription_document_removed AFTER DELETE ON transcription_document BEGIN
  INSERT INTO transcription_words (transcription_words, rowid, text) VALUES ('delete', old.docid, old.text);
END;
CREATE TRIGGER transcription_document_changed AFTER UPDATE OF text ON transcription_document BEGIN
  INSERT INTO transcription_words (transcription_words, rowid, text) VALUES ('delete', old.docid, old.text);
  INSERT INTO transcription_words (rowid, text) VALUES (new.docid, new.text);
END;
