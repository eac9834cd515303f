-- Whose data an act was about, so that they can read who looked.
CREATE TABLE compliance_concern (
  audit_id  TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (person_id, audit_id)
);
CREATE INDEX compliance_audit_by_person ON compliance_audit (person_id, id);
