-- A number may be several people's: a switchboard's line, a shared mobile.
CREATE TABLE customers_number_new (
  number     TEXT NOT NULL, -- E.164
  company_id TEXT NOT NULL,
  contact_id TEXT NULL
);
INSERT INTO customers_number_new (number, company_id, contact_id) SELECT number, company_id, contact_id FROM customers_number;
DROP TABLE customers_number;
ALTER TABLE customers_number_new RENAME TO customers_number;
CREATE UNIQUE INDEX customers_number_once ON customers_number (number, company_id, COALESCE(contact_id, ''));
CREATE INDEX customers_number_by_company ON customers_number (company_id);

-- Addresses of the intranet; {externalId}, {number} and {callId} are filled in.
CREATE TABLE customers_link (
  position INTEGER NOT NULL PRIMARY KEY,
  label    TEXT    NOT NULL,
  address  TEXT    NOT NULL
);

CREATE TABLE customers_import (
  id        TEXT    NOT NULL PRIMARY KEY,
  at        INTEGER NOT NULL,
  person_id TEXT    NULL,
  file_name TEXT    NOT NULL,
  added     INTEGER NOT NULL,
  changed   INTEGER NOT NULL,
  undone_at INTEGER NULL
);

-- What an import wrote, and what stood before it, so that it can be taken back.
CREATE TABLE customers_import_company (
  import_id     TEXT NOT NULL,
  company_id    TEXT NOT NULL,
  former_file   TEXT NULL, -- JSON; null: the company was new
  imported_file TEXT NOT NULL,
  PRIMARY KEY (import_id, company_id)
);
