-- Filters of the list that a person keeps under a name: the query of the list's address.
CREATE TABLE recordings_filter (
  id         TEXT    NOT NULL PRIMARY KEY,
  person_id  TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  query      TEXT    NOT NULL,
  changed_at INTEGER NOT NULL,
  UNIQUE (person_id, name)
);
