-- Somebody of the team has seen this missed call.
CREATE TABLE telephony_missed_seen (
  call_id TEXT    NOT NULL PRIMARY KEY,
  person  TEXT    NOT NULL, -- as people read it
  seen_at INTEGER NOT NULL
);
