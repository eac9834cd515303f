-- The catalogue the team works with; seeded from the default one. Lists are JSON arrays.
CREATE TABLE insights_keyword (
  id         TEXT    NOT NULL PRIMARY KEY,
  position   INTEGER NOT NULL,
  label      TEXT    NOT NULL,
  category   TEXT    NOT NULL,
  parent     TEXT    NULL,
  synonyms   TEXT    NOT NULL,
  learned    TEXT    NOT NULL, -- confirmed mis-hearings
  elsewhere  TEXT    NOT NULL, -- words that show another meaning
  changed_at INTEGER NOT NULL
);

-- What was understood of a recording; one row each, replaced when it is understood again.
CREATE TABLE insights_result (
  recording_id TEXT    NOT NULL PRIMARY KEY,
  at           INTEGER NOT NULL,
  mood         TEXT    NOT NULL,
  intent       TEXT    NOT NULL,
  subject      TEXT    NOT NULL,
  may_leave    INTEGER NOT NULL, -- 1 when the second check found nothing personal in the redacted text
  body         TEXT    NOT NULL -- JSON: keywords with evidence, draft, redaction with its reverse map
);

-- One row per keyword of a recording, for counts and statistics.
CREATE TABLE insights_found (
  recording_id TEXT    NOT NULL,
  keyword_id   TEXT    NOT NULL,
  at           INTEGER NOT NULL,
  score        REAL    NOT NULL,
  mentions     INTEGER NOT NULL,
  PRIMARY KEY (recording_id, keyword_id)
);
CREATE INDEX insights_found_by_keyword ON insights_found (keyword_id, at);
