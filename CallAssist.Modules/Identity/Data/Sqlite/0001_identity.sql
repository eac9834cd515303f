CREATE TABLE identity_office (
  id         INTEGER NOT NULL PRIMARY KEY, -- always 1
  company    TEXT    NOT NULL,
  time_zone  TEXT    NOT NULL,
  language   TEXT    NOT NULL,
  demo       INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE TABLE identity_person (
  id              TEXT    NOT NULL PRIMARY KEY,
  user_name       TEXT    NOT NULL,
  normalized_name TEXT    NOT NULL UNIQUE,
  display_name    TEXT    NOT NULL,
  email           TEXT    NOT NULL,
  role            TEXT    NOT NULL,
  language        TEXT    NOT NULL,
  record_mode     INTEGER NOT NULL,
  random_percent  INTEGER NOT NULL,
  active          INTEGER NOT NULL,
  password_hash   TEXT    NULL,
  security_stamp  TEXT    NOT NULL,
  failed_count    INTEGER NOT NULL,
  locked_until    INTEGER NULL,
  version         INTEGER NOT NULL,
  created_at      INTEGER NOT NULL
);

CREATE TABLE identity_extension (
  person_id TEXT NOT NULL,
  extension TEXT NOT NULL,
  PRIMARY KEY (person_id, extension)
);
CREATE INDEX identity_extension_by_extension ON identity_extension (extension);

CREATE TABLE identity_number (
  person_id TEXT NOT NULL,
  number    TEXT NOT NULL,
  PRIMARY KEY (person_id, number)
);

CREATE TABLE identity_token (
  id               TEXT    NOT NULL PRIMARY KEY,
  kind             TEXT    NOT NULL,
  name             TEXT    NOT NULL,
  source           TEXT    NOT NULL,
  rights           INTEGER NOT NULL,
  allowed_networks TEXT    NOT NULL,
  hash             TEXT    NOT NULL,
  former_hash      TEXT    NULL,
  created_at       INTEGER NOT NULL,
  last_used_at     INTEGER NULL,
  revoked_at       INTEGER NULL
);
CREATE INDEX identity_token_by_hash ON identity_token (hash);
CREATE INDEX identity_token_by_former_hash ON identity_token (former_hash);
