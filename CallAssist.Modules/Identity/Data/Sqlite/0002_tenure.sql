-- Whose an extension is and was: a call belongs to whoever held its extension when it began.
CREATE TABLE identity_tenure (
  person_id TEXT NOT NULL,
  extension TEXT NOT NULL,
  from_at   INTEGER NOT NULL, -- 0: from its first call on
  until_at  INTEGER NULL,     -- exclusive; NULL: still
  PRIMARY KEY (person_id, extension, from_at)
);
CREATE INDEX identity_tenure_by_extension ON identity_tenure (extension, person_id);
GO
INSERT INTO identity_tenure (person_id, extension, from_at) SELECT person_id, extension, 0 FROM identity_extension;
DROP TABLE identity_extension;
