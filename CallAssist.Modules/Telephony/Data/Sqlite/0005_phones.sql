-- Desk phones whose screens are pushed to.
CREATE TABLE telephony_phone (
  id             TEXT    NOT NULL PRIMARY KEY,
  make           TEXT    NOT NULL,
  extension      TEXT    NOT NULL,
  address        TEXT    NOT NULL,
  user_name      TEXT    NOT NULL,
  password       TEXT    NULL, -- sealed
  server_url     TEXT    NOT NULL,
  is_plain       INTEGER NOT NULL,
  is_on          INTEGER NOT NULL,
  secret         TEXT    NULL, -- sealed; in the address where the phone fetches its screen
  secret_hash    TEXT    NULL,
  shown_at       INTEGER NULL,
  problem        TEXT    NULL,
  problem_detail TEXT    NULL,
  problem_at     INTEGER NULL
);
CREATE INDEX telephony_phone_by_extension ON telephony_phone (extension);
CREATE INDEX telephony_phone_by_secret ON telephony_phone (secret_hash);
