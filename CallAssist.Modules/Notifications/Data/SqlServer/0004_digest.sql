-- Digests that went out, by the day on which they were due: never twice.
CREATE TABLE notifications_digest (
  day   varchar(10) NOT NULL PRIMARY KEY, -- yyyy-MM-dd at the office
  at    bigint      NOT NULL,
  mails int         NOT NULL
);
