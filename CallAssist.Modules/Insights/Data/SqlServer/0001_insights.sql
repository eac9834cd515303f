-- The catalogue the team works with; seeded from the default one. Lists are JSON arrays.
CREATE TABLE insights_keyword (
  id         varchar(100)  NOT NULL PRIMARY KEY,
  position   int           NOT NULL,
  label      nvarchar(200) NOT NULL,
  category   nvarchar(200) NOT NULL,
  parent     varchar(100)  NULL,
  synonyms   nvarchar(max) NOT NULL,
  learned    nvarchar(max) NOT NULL, -- confirmed mis-hearings
  elsewhere  nvarchar(max) NOT NULL, -- words that show another meaning
  changed_at bigint        NOT NULL
);

-- What was understood of a recording; one row each, replaced when it is understood again.
CREATE TABLE insights_result (
  recording_id varchar(36)   NOT NULL PRIMARY KEY,
  at           bigint        NOT NULL,
  mood         nvarchar(40)  NOT NULL,
  intent       varchar(60)   NOT NULL,
  subject      nvarchar(400) NOT NULL,
  may_leave    int           NOT NULL, -- 1 when the second check found nothing personal in the redacted text
  body         nvarchar(max) NOT NULL -- JSON: keywords with evidence, draft, redaction with its reverse map
);

-- One row per keyword of a recording, for counts and statistics.
CREATE TABLE insights_found (
  recording_id varchar(36)  NOT NULL,
  keyword_id   varchar(100) NOT NULL,
  at           bigint       NOT NULL,
  score        float        NOT NULL,
  mentions     int          NOT NULL,
  PRIMARY KEY (recording_id, keyword_id)
);
CREATE INDEX insights_found_by_keyword ON insights_found (keyword_id, at);
