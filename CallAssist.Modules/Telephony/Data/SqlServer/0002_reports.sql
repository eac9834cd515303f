-- What sources said of each call, in the order of arrival; a call is assembled anew out of these.
CREATE TABLE telephony_report (
  id      varchar(36)   NOT NULL PRIMARY KEY,
  call_id varchar(36)   NOT NULL,
  body    nvarchar(max) NOT NULL
);
CREATE INDEX telephony_report_by_call ON telephony_report (call_id, id);

ALTER TABLE telephony_call ADD parties_told bit NOT NULL DEFAULT 1;
ALTER TABLE telephony_call ADD placed_by varchar(20) NULL;
ALTER TABLE telephony_call ADD queued_at bigint NULL;
ALTER TABLE telephony_call ADD timed_out bit NOT NULL DEFAULT 0; -- nobody told its end
ALTER TABLE telephony_call ADD due_at bigint NULL; -- when time alone changes something
GO
CREATE INDEX telephony_call_due ON telephony_call (due_at);
CREATE INDEX telephony_call_by_end ON telephony_call (ended_at);

ALTER TABLE telephony_alias ADD by_phone bit NOT NULL DEFAULT 0;
ALTER TABLE telephony_alias ADD extension varchar(20) NULL;
ALTER TABLE telephony_alias ADD consultation bit NOT NULL DEFAULT 0;
ALTER TABLE telephony_alias ADD ended bit NOT NULL DEFAULT 0;
CREATE INDEX telephony_alias_by_call ON telephony_alias (call_id);

ALTER TABLE telephony_leg ADD rang_at bigint NULL;
ALTER TABLE telephony_leg ADD answered_at bigint NULL;
ALTER TABLE telephony_leg ADD ended_at bigint NULL;
ALTER TABLE telephony_leg ADD held_at bigint NULL;
ALTER TABLE telephony_leg ADD transferred bit NOT NULL DEFAULT 0;
