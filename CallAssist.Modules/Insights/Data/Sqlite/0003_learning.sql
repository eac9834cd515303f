-- What operators taught by keeping or taking away keywords: proposed, learned, undone.
CREATE TABLE insights_learning (
  keyword_id   TEXT NOT NULL,
  words        TEXT NOT NULL,
  kind         TEXT NOT NULL, -- heard | not
  state        TEXT NOT NULL, -- proposed | learned | undone
  recording_id TEXT NOT NULL,
  at           INTEGER NOT NULL,
  person       TEXT NULL,
  decided_by   TEXT NULL,
  PRIMARY KEY (keyword_id, words, kind)
);
