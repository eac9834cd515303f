-- Every request as it came, secrets apart: durable before it is answered.
CREATE TABLE telephony_receipt (
  id           varchar(36)    NOT NULL PRIMARY KEY,
  token_id     varchar(36)    NOT NULL,
  source       varchar(20)    NOT NULL,
  received_at  bigint NOT NULL,
  method       varchar(10)    NOT NULL,
  rest         nvarchar(max)    NOT NULL,
  content_type nvarchar(200)    NULL,
  query        nvarchar(max)    NOT NULL,
  body         nvarchar(max)    NOT NULL,
  outcome      varchar(10)    NOT NULL, -- accepted | ignored | rejected
  reason       nvarchar(max)    NULL,
  call_id      varchar(36)    NULL
);

CREATE TABLE telephony_call (
  id          varchar(36)    NOT NULL PRIMARY KEY,
  direction   varchar(10)    NOT NULL,
  number      varchar(20)    NULL,
  status      varchar(12)    NOT NULL,
  extension   varchar(20)    NULL,
  started_at  bigint NOT NULL,
  answered_at bigint NULL,
  ended_at    bigint NULL
);
CREATE INDEX telephony_call_by_number ON telephony_call (number, started_at);
CREATE INDEX telephony_call_by_start ON telephony_call (started_at);

-- What a source calls this call; several sources may tell of one.
CREATE TABLE telephony_alias (
  source    varchar(40) NOT NULL,
  source_id nvarchar(260) NOT NULL,
  call_id   varchar(36) NOT NULL,
  PRIMARY KEY (source, source_id)
);

-- Extensions at which it rang or was answered.
CREATE TABLE telephony_leg (
  call_id   varchar(36) NOT NULL,
  extension varchar(20) NOT NULL,
  PRIMARY KEY (call_id, extension)
);
CREATE INDEX telephony_leg_by_extension ON telephony_leg (extension, call_id);
