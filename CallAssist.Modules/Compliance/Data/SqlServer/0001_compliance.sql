CREATE TABLE compliance_audit (
  id        varchar(36)  NOT NULL PRIMARY KEY,
  at        bigint       NOT NULL,
  action    varchar(60)  NOT NULL,
  outcome   varchar(10)  NOT NULL,
  person_id varchar(36)  NULL,
  subject   varchar(100) NULL,
  address   varchar(60)  NULL
);
CREATE INDEX compliance_audit_by_subject ON compliance_audit (subject, id);
