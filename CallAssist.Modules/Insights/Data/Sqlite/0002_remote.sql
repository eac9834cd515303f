-- The language model that writes drafts: one row. The key is sealed with the master key.
CREATE TABLE insights_endpoint (
  id              INTEGER NOT NULL PRIMARY KEY,
  is_on           INTEGER NOT NULL,
  url             TEXT NOT NULL,
  model           TEXT NOT NULL,
  in_house        INTEGER NOT NULL,
  daily_tokens    INTEGER NOT NULL,
  timeout_seconds INTEGER NOT NULL,
  instructions    TEXT NOT NULL,
  api_key         TEXT NULL
);

-- What left the house, to the letter.
CREATE TABLE insights_ledger (
  id           TEXT NOT NULL PRIMARY KEY,
  at           INTEGER NOT NULL,
  recording_id TEXT NOT NULL,
  destination  TEXT NOT NULL,
  model        TEXT NOT NULL,
  rule_name    TEXT NOT NULL, -- redacted | in-house | released
  released_by  TEXT NULL,
  text         TEXT NOT NULL,
  outcome      TEXT NOT NULL, -- sent | answered | a trouble
  tokens       INTEGER NOT NULL
);
CREATE INDEX insights_ledger_by_time ON insights_ledger (at);

-- Texts that a person lets leave in spite of the second check.
CREATE TABLE insights_release (
  recording_id TEXT NOT NULL PRIMARY KEY,
  at           INTEGER NOT NULL,
  person       TEXT NOT NULL
);
