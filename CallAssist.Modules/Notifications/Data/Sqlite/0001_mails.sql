CREATE TABLE notifications_server (
  id                  INTEGER NOT NULL PRIMARY KEY, -- always 1
  is_on               INTEGER NOT NULL,
  host                TEXT    NOT NULL,
  port                INTEGER NOT NULL,
  security            INTEGER NOT NULL, -- SmtpSecurity
  user_name           TEXT    NOT NULL,
  password            TEXT    NULL, -- sealed with the master key
  trusted_certificate TEXT    NOT NULL,
  from_address        TEXT    NOT NULL,
  from_name           TEXT    NOT NULL,
  site_url            TEXT    NOT NULL,
  on_since            INTEGER NULL
);

-- One row per mail and recipient, kept after it left.
CREATE TABLE notifications_mail (
  id            TEXT    NOT NULL PRIMARY KEY,
  same_key      TEXT    NOT NULL UNIQUE, -- what makes it the same mail (missed:<call>:<person>): queued once
  kind          TEXT    NOT NULL, -- missed | reminder | digest
  to_address    TEXT    NOT NULL,
  to_name       TEXT    NOT NULL,
  subject       TEXT    NOT NULL,
  plain         TEXT    NOT NULL,
  html          TEXT    NOT NULL,
  picture       TEXT    NULL, -- PNG in base64, shown as cid:picture
  state         TEXT    NOT NULL, -- queued | sending | sent | failed
  attempts      INTEGER NOT NULL,
  created_at    INTEGER NOT NULL,
  next_at       INTEGER NOT NULL,
  claimed_until INTEGER NULL,
  sent_at       INTEGER NULL,
  result        INTEGER NULL, -- SmtpResult
  reply         TEXT    NULL
);
CREATE INDEX notifications_mail_by_state ON notifications_mail (state, next_at);
