-- Who reads which mails; people without a row follow the usual (ReaderDefaults).
CREATE TABLE notifications_reader (
  person_id  TEXT    NOT NULL PRIMARY KEY,
  missed     INTEGER NOT NULL,
  reminder   INTEGER NOT NULL,
  digest     INTEGER NOT NULL,
  away_from  TEXT    NULL, -- yyyy-MM-dd at the office
  away_until TEXT    NULL  -- last day away
);

-- When mails are welcome.
CREATE TABLE notifications_rule (
  id               INTEGER NOT NULL PRIMARY KEY, -- always 1
  reminder_minutes INTEGER NOT NULL,
  opens            INTEGER NOT NULL, -- minute of the day at the office
  closes           INTEGER NOT NULL,
  days             INTEGER NOT NULL, -- bit 0: Sunday … bit 6: Saturday
  french_holidays  INTEGER NOT NULL,
  closed_days      TEXT    NOT NULL, -- yyyy-MM-dd, separated by spaces
  digest_at        INTEGER NOT NULL,
  digest_days      INTEGER NOT NULL
);
