-- A number may be several people's: a switchboard's line, a shared mobile.
CREATE TABLE customers_number_new (
  number     varchar(20) NOT NULL, -- E.164
  company_id varchar(36) NOT NULL,
  contact_id varchar(36) NULL
);
INSERT INTO customers_number_new (number, company_id, contact_id) SELECT number, company_id, contact_id FROM customers_number;
DROP TABLE customers_number;
EXEC sp_rename 'customers_number_new', 'customers_number';
CREATE UNIQUE INDEX customers_number_once ON customers_number (number, company_id, contact_id);
CREATE INDEX customers_number_by_company ON customers_number (company_id);

-- Addresses of the intranet; {externalId}, {number} and {callId} are filled in.
CREATE TABLE customers_link (
  position int            NOT NULL PRIMARY KEY,
  label    nvarchar(100)  NOT NULL,
  address  nvarchar(1000) NOT NULL
);

CREATE TABLE customers_import (
  id        varchar(36)   NOT NULL PRIMARY KEY,
  at        bigint        NOT NULL,
  person_id varchar(36)   NULL,
  file_name nvarchar(260) NOT NULL,
  added     int           NOT NULL,
  changed   int           NOT NULL,
  undone_at bigint        NULL
);

-- What an import wrote, and what stood before it, so that it can be taken back.
CREATE TABLE customers_import_company (
  import_id     varchar(36)   NOT NULL,
  company_id    varchar(36)   NOT NULL,
  former_file   nvarchar(max) NULL, -- JSON; null: the company was new
  imported_file nvarchar(max) NOT NULL,
  PRIMARY KEY (import_id, company_id)
);
