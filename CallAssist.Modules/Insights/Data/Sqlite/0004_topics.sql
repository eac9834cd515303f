-- Words that calls say often and the catalogue does not know.
CREATE TABLE insights_topic (
  words      TEXT    NOT NULL PRIMARY KEY, -- folded
  label      TEXT    NOT NULL,
  state      TEXT    NOT NULL, -- proposed | accepted | dismissed
  calls      INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  person     TEXT    NULL, -- who wrote it on a draft
  decided_by TEXT    NULL
);

CREATE TABLE insights_topic_evidence (
  words        TEXT NOT NULL,
  recording_id TEXT NOT NULL,
  start_second REAL NOT NULL,
  said         TEXT NOT NULL, -- redacted
  PRIMARY KEY (words, recording_id)
);
