-- Desk phones whose screens are pushed to.
CREATE TABLE telephony_phone (
  id             varchar(36)   NOT NULL PRIMARY KEY,
  make           varchar(20)   NOT NULL,
  extension      varchar(20)   NOT NULL,
  address        nvarchar(200) NOT NULL,
  user_name      nvarchar(200) NOT NULL,
  password       varchar(2000) NULL, -- sealed
  server_url     nvarchar(200) NOT NULL,
  is_plain       bit           NOT NULL,
  is_on          bit           NOT NULL,
  secret         varchar(500)  NULL, -- sealed; in the address where the phone fetches its screen
  secret_hash    varchar(64)   NULL,
  shown_at       bigint        NULL,
  problem        varchar(20)   NULL,
  problem_detail nvarchar(200) NULL,
  problem_at     bigint        NULL
);
CREATE INDEX telephony_phone_by_extension ON telephony_phone (extension);
CREATE INDEX telephony_phone_by_secret ON telephony_phone (secret_hash);
