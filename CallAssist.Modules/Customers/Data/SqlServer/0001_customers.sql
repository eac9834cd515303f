CREATE TABLE customers_company (
  id          varchar(36)    NOT NULL PRIMARY KEY,
  name        nvarchar(200)    NOT NULL,
  folded_name nvarchar(200)    NOT NULL, -- lower case without accents, for search
  external_id nvarchar(100)    NULL,
  notes       nvarchar(max)    NOT NULL,
  changed_at  bigint NOT NULL
);

CREATE TABLE customers_contact (
  id          varchar(36) NOT NULL PRIMARY KEY,
  company_id  varchar(36) NOT NULL,
  name        nvarchar(200) NOT NULL,
  folded_name nvarchar(200) NOT NULL,
  email       nvarchar(200) NOT NULL
);
CREATE INDEX customers_contact_by_company ON customers_contact (company_id);

CREATE TABLE customers_number (
  number     varchar(20) NOT NULL, -- E.164
  company_id varchar(36) NOT NULL,
  contact_id varchar(36) NULL,
  PRIMARY KEY (number, company_id)
);
CREATE INDEX customers_number_by_company ON customers_number (company_id);

CREATE TABLE customers_alert (
  id         varchar(36)    NOT NULL PRIMARY KEY,
  company_id varchar(36)    NOT NULL,
  kind       varchar(40)    NOT NULL,
  text       nvarchar(max)    NOT NULL,
  severity   int NOT NULL,
  from_at    bigint NULL,
  until_at   bigint NULL
);
CREATE INDEX customers_alert_by_company ON customers_alert (company_id);
CREATE UNIQUE INDEX customers_company_by_external_id ON customers_company (external_id) WHERE external_id IS NOT NULL;
