-- An agent has the id of its token.
CREATE TABLE agents_agent (
  id           TEXT NOT NULL PRIMARY KEY,
  name         TEXT NOT NULL,
  extensions   TEXT NOT NULL, -- separated by spaces; empty: everyone's
  machine      TEXT NOT NULL,
  version      TEXT NOT NULL,
  platform     TEXT NOT NULL,
  enrolled_at  INTEGER NOT NULL,
  last_seen_at INTEGER NULL,
  problems     TEXT NOT NULL, -- JSON
  waiting      INTEGER NOT NULL
);

CREATE TABLE agents_invitation (
  id         TEXT NOT NULL PRIMARY KEY,
  code_hash  TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  extensions TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at    INTEGER NULL
);

-- Captures destroyed on somebody's wish: the fact is all that remains of them.
CREATE TABLE agents_cancelled (
  capture_id   TEXT NOT NULL PRIMARY KEY,
  agent_id     TEXT NOT NULL,
  extension    TEXT NOT NULL,
  call_id      TEXT NULL,
  started_at   INTEGER NOT NULL,
  cancelled_at INTEGER NOT NULL
);
