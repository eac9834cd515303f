-- What sources said of each call, in the order of arrival; a call is assembled anew out of these.
CREATE TABLE telephony_report (
  id      TEXT NOT NULL PRIMARY KEY,
  call_id TEXT NOT NULL,
  body    TEXT NOT NULL
);
CREATE INDEX telephony_report_by_call ON telephony_report (call_id, id);

ALTER TABLE telephony_call ADD parties_told INTEGER NOT NULL DEFAULT 1;
ALTER TABLE telephony_call ADD placed_by TEXT NULL;
ALTER TABLE telephony_call ADD queued_at INTEGER NULL;
ALTER TABLE telephony_call ADD timed_out INTEGER NOT NULL DEFAULT 0; -- nobody told its end
ALTER TABLE telephony_call ADD due_at INTEGER NULL; -- when time alone changes something
GO
CREATE INDEX telephony_call_due ON telephony_call (due_at);
CREATE INDEX telephony_call_by_end ON telephony_call (ended_at);

ALTER TABLE telephony_alias ADD by_phone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE telephony_alias ADD extension TEXT NULL;
ALTER TABLE telephony_alias ADD consultation INTEGER NOT NULL DEFAULT 0;
ALTER TABLE telephony_alias ADD ended INTEGER NOT NULL DEFAULT 0;
CREATE INDEX telephony_alias_by_call ON telephony_alias (call_id);

ALTER TABLE telephony_leg ADD rang_at INTEGER NULL;
ALTER TABLE telephony_leg ADD answered_at INTEGER NULL;
ALTER TABLE telephony_leg ADD ended_at INTEGER NULL;
ALTER TABLE telephony_leg ADD held_at INTEGER NULL;
ALTER TABLE telephony_leg ADD transferred INTEGER NOT NULL DEFAULT 0;
