-- When each person was last reminded.
CREATE TABLE notifications_reminder (
  person_id TEXT    NOT NULL PRIMARY KEY,
  last_at   INTEGER NOT NULL
);

-- Calls that stood in a reminder: they bring no further one by themselves.
CREATE TABLE notifications_reminded (
  person_id TEXT    NOT NULL,
  call_id   TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (person_id, call_id)
);
