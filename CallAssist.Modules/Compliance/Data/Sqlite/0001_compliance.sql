CREATE TABLE compliance_audit (
  id        TEXT    NOT NULL PRIMARY KEY,
  at        INTEGER NOT NULL,
  action    TEXT    NOT NULL,
  outcome   TEXT    NOT NULL,
  person_id TEXT    NULL,
  subject   TEXT    NULL,
  address   TEXT    NULL
);
CREATE INDEX compliance_audit_by_subject ON compliance_audit (subject, id);
