-- Every request as it came, secrets apart: durable before it is answered.
CREATE TABLE telephony_receipt (
  id           TEXT    NOT NULL PRIMARY KEY,
  token_id     TEXT    NOT NULL,
  source       TEXT    NOT NULL,
  received_at  INTEGER NOT NULL,
  method       TEXT    NOT NULL,
  rest         TEXT    NOT NULL,
  content_type TEXT    NULL,
  query        TEXT    NOT NULL,
  body         TEXT    NOT NULL,
  outcome      TEXT    NOT NULL, -- accepted | ignored | rejected
  reason       TEXT    NULL,
  call_id      TEXT    NULL
);

CREATE TABLE telephony_call (
  id          TEXT    NOT NULL PRIMARY KEY,
  direction   TEXT    NOT NULL,
  number      TEXT    NULL,
  status      TEXT    NOT NULL,
  extension   TEXT    NULL,
  started_at  INTEGER NOT NULL,
  answered_at INTEGER NULL,
  ended_at    INTEGER NULL
);
CREATE INDEX telephony_call_by_number ON telephony_call (number, started_at);
CREATE INDEX telephony_call_by_start ON telephony_call (started_at);

-- What a source calls this call; several sources may tell of one.
CREATE TABLE telephony_alias (
  source    TEXT NOT NULL,
  source_id TEXT NOT NULL,
  call_id   TEXT NOT NULL,
  PRIMARY KEY (source, source_id)
);

-- Extensions at which it rang or was answered.
CREATE TABLE telephony_leg (
  call_id   TEXT NOT NULL,
  extension TEXT NOT NULL,
  PRIMARY KEY (call_id, extension)
);
CREATE INDEX telephony_leg_by_extension ON telephony_leg (extension, call_id);
