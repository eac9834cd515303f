CREATE TABLE identity_office (
  id         int NOT NULL PRIMARY KEY, -- always 1
  company    nvarchar(200)    NOT NULL,
  time_zone  nvarchar(200)    NOT NULL,
  language   varchar(5)    NOT NULL,
  demo       int NOT NULL,
  created_at bigint NOT NULL
);

CREATE TABLE identity_person (
  id              varchar(36)    NOT NULL PRIMARY KEY,
  user_name       nvarchar(100)    NOT NULL,
  normalized_name nvarchar(100)    NOT NULL UNIQUE,
  display_name    nvarchar(200)    NOT NULL,
  email           nvarchar(200)    NOT NULL,
  role            varchar(20)    NOT NULL,
  language        varchar(5)    NOT NULL,
  record_mode     int NOT NULL,
  random_percent  int NOT NULL,
  active          int NOT NULL,
  password_hash   varchar(200)    NULL,
  security_stamp  varchar(64)    NOT NULL,
  failed_count    int NOT NULL,
  locked_until    bigint NULL,
  version         int NOT NULL,
  created_at      bigint NOT NULL
);

CREATE TABLE identity_extension (
  person_id varchar(36) NOT NULL,
  extension varchar(20) NOT NULL,
  PRIMARY KEY (person_id, extension)
);
CREATE INDEX identity_extension_by_extension ON identity_extension (extension);

CREATE TABLE identity_number (
  person_id varchar(36) NOT NULL,
  number    varchar(20) NOT NULL,
  PRIMARY KEY (person_id, number)
);

CREATE TABLE identity_token (
  id               varchar(36)    NOT NULL PRIMARY KEY,
  kind             varchar(10)    NOT NULL,
  name             nvarchar(200)    NOT NULL,
  source           varchar(20)    NOT NULL,
  rights           int NOT NULL,
  allowed_networks varchar(1000)    NOT NULL,
  hash             char(64)    NOT NULL,
  former_hash      char(64)    NULL,
  created_at       bigint NOT NULL,
  last_used_at     bigint NULL,
  revoked_at       bigint NULL
);
CREATE INDEX identity_token_by_hash ON identity_token (hash);
CREATE INDEX identity_token_by_former_hash ON identity_token (former_hash);
