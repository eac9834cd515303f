-- Digests that went out, by the day on which they were due: never twice.
CREATE TABLE notifications_digest (
  day   TEXT    NOT NULL PRIMARY KEY, -- yyyy-MM-dd at the office
  at    INTEGER NOT NULL,
  mails INTEGER NOT NULL
);
