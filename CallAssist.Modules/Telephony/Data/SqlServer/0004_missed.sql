-- Somebody of the team has seen this missed call.
CREATE TABLE telephony_missed_seen (
  call_id varchar(36)   NOT NULL PRIMARY KEY,
  person  nvarchar(200) NOT NULL, -- as people read it
  seen_at bigint        NOT NULL
);
