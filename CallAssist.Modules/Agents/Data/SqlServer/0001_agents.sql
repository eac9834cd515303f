-- An agent has the id of its token.
CREATE TABLE agents_agent (
  id           varchar(36) NOT NULL PRIMARY KEY,
  name         nvarchar(200) NOT NULL,
  extensions   nvarchar(200) NOT NULL, -- separated by spaces; empty: everyone's
  machine      nvarchar(200) NOT NULL,
  version      varchar(64) NOT NULL,
  platform     nvarchar(200) NOT NULL,
  enrolled_at  bigint NOT NULL,
  last_seen_at bigint NULL,
  problems     nvarchar(max) NOT NULL, -- JSON
  waiting      bigint NOT NULL
);

CREATE TABLE agents_invitation (
  id         varchar(36) NOT NULL PRIMARY KEY,
  code_hash  varchar(64) NOT NULL UNIQUE,
  name       nvarchar(200) NOT NULL,
  extensions nvarchar(200) NOT NULL,
  expires_at bigint NOT NULL,
  used_at    bigint NULL
);

-- Captures destroyed on somebody's wish: the fact is all that remains of them.
CREATE TABLE agents_cancelled (
  capture_id   varchar(36) NOT NULL PRIMARY KEY,
  agent_id     varchar(36) NOT NULL,
  extension    varchar(64) NOT NULL,
  call_id      varchar(36) NULL,
  started_at   bigint NOT NULL,
  cancelled_at bigint NOT NULL
);
