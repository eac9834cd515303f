-- Whose an extension is and was: a call belongs to whoever held its extension when it began.
CREATE TABLE identity_tenure (
  person_id varchar(36) NOT NULL,
  extension varchar(20) NOT NULL,
  from_at   bigint NOT NULL, -- 0: from its first call on
  until_at  bigint NULL,     -- exclusive; NULL: still
  PRIMARY KEY (person_id, extension, from_at)
);
CREATE INDEX identity_tenure_by_extension ON identity_tenure (extension, person_id);
GO
INSERT INTO identity_tenure (person_id, extension, from_at) SELECT person_id, extension, 0 FROM identity_extension;
DROP TABLE identity_extension;
