CREATE TABLE customers_company (
  id          TEXT    NOT NULL PRIMARY KEY,
  name        TEXT    NOT NULL,
  folded_name TEXT    NOT NULL, -- lower case without accents, for search
  external_id TEXT    NULL UNIQUE,
  notes       TEXT    NOT NULL,
  changed_at  INTEGER NOT NULL
);

CREATE TABLE customers_contact (
  id          TEXT NOT NULL PRIMARY KEY,
  company_id  TEXT NOT NULL,
  name        TEXT NOT NULL,
  folded_name TEXT NOT NULL,
  email       TEXT NOT NULL
);
CREATE INDEX customers_contact_by_company ON customers_contact (company_id);

CREATE TABLE customers_number (
  number     TEXT NOT NULL, -- E.164
  company_id TEXT NOT NULL,
  contact_id TEXT NULL,
  PRIMARY KEY (number, company_id)
);
CREATE INDEX customers_number_by_company ON customers_number (company_id);

CREATE TABLE customers_alert (
  id         TEXT    NOT NULL PRIMARY KEY,
  company_id TEXT    NOT NULL,
  kind       TEXT    NOT NULL,
  text       TEXT    NOT NULL,
  severity   INTEGER NOT NULL,
  from_at    INTEGER NULL,
  until_at   INTEGER NULL
);
CREATE INDEX customers_alert_by_company ON customers_alert (company_id);
