-- When each person was last reminded.
CREATE TABLE notifications_reminder (
  person_id varchar(36) NOT NULL PRIMARY KEY,
  last_at   bigint      NOT NULL
);

-- Calls that stood in a reminder: they bring no further one by themselves.
CREATE TABLE notifications_reminded (
  person_id varchar(36) NOT NULL,
  call_id   varchar(36) NOT NULL,
  at        bigint      NOT NULL,
  PRIMARY KEY (person_id, call_id)
);
