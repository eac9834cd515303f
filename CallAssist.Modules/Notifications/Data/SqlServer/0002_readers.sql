-- Who reads which mails; people without a row follow the usual (ReaderDefaults).
CREATE TABLE notifications_reader (
  person_id  varchar(36) NOT NULL PRIMARY KEY,
  missed     bit         NOT NULL,
  reminder   bit         NOT NULL,
  digest     bit         NOT NULL,
  away_from  varchar(10) NULL, -- yyyy-MM-dd at the office
  away_until varchar(10) NULL  -- last day away
);

-- When mails are welcome.
CREATE TABLE notifications_rule (
  id               int           NOT NULL PRIMARY KEY, -- always 1
  reminder_minutes int           NOT NULL,
  opens            int           NOT NULL, -- minute of the day at the office
  closes           int           NOT NULL,
  days             int           NOT NULL, -- bit 0: Sunday … bit 6: Saturday
  french_holidays  bit           NOT NULL,
  closed_days      nvarchar(max) NOT NULL, -- yyyy-MM-dd, separated by spaces
  digest_at        int           NOT NULL,
  digest_days      int           NOT NULL
);
