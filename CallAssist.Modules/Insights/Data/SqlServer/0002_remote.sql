-- The language model that writes drafts: one row. The key is sealed with the master key.
CREATE TABLE insights_endpoint (
  id              int NOT NULL PRIMARY KEY,
  is_on           int NOT NULL,
  url             nvarchar(200) NOT NULL,
  model           nvarchar(200) NOT NULL,
  in_house        int NOT NULL,
  daily_tokens    int NOT NULL,
  timeout_seconds int NOT NULL,
  instructions    nvarchar(max) NOT NULL,
  api_key         nvarchar(max) NULL
);

-- What left the house, to the letter.
CREATE TABLE insights_ledger (
  id           varchar(36) NOT NULL PRIMARY KEY,
  at           bigint NOT NULL,
  recording_id varchar(36) NOT NULL,
  destination  nvarchar(200) NOT NULL,
  model        nvarchar(200) NOT NULL,
  rule_name    nvarchar(200) NOT NULL, -- redacted | in-house | released
  released_by  nvarchar(200) NULL,
  text         nvarchar(max) NOT NULL,
  outcome      nvarchar(200) NOT NULL, -- sent | answered | a trouble
  tokens       int NOT NULL
);
CREATE INDEX insights_ledger_by_time ON insights_ledger (at);

-- Texts that a person lets leave in spite of the second check.
CREATE TABLE insights_release (
  recording_id varchar(36) NOT NULL PRIMARY KEY,
  at           bigint NOT NULL,
  person       nvarchar(200) NOT NULL
);
