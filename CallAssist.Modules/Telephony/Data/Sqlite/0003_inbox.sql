-- Which request a report was read in: to take it back when the request is read again.
ALTER TABLE telephony_report ADD receipt_id TEXT NULL;
GO
CREATE INDEX telephony_report_by_receipt ON telephony_report (receipt_id);
CREATE INDEX telephony_receipt_by_time ON telephony_receipt (received_at);
CREATE INDEX telephony_receipt_by_call ON telephony_receipt (call_id);

-- Which parameter of a source means what.
CREATE TABLE telephony_mapping (
  source     TEXT    NOT NULL PRIMARY KEY,
  body       TEXT    NOT NULL,
  changed_at INTEGER NOT NULL
);
