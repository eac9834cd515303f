-- What was done for whom. keyword_keys (|dsn|urssaf|) and search_text hold folded text: lower case, no accents.
CREATE TABLE interventions_intervention (
  id           TEXT    NOT NULL PRIMARY KEY,
  call_id      TEXT    NULL,
  recording_id TEXT    NULL,
  company_id   TEXT    NULL,
  contact_id   TEXT    NULL,
  customer     TEXT    NOT NULL,
  operator_id  TEXT    NULL,
  operator     TEXT    NULL,
  extension    TEXT    NULL, -- who it belongs to while operator_id is unknown
  at           INTEGER NOT NULL,
  subject      TEXT    NOT NULL,
  keywords     TEXT    NOT NULL, -- JSON array
  summary      TEXT    NOT NULL,
  actions      TEXT    NOT NULL, -- JSON array
  follow_up    TEXT    NOT NULL,
  note         TEXT    NOT NULL,
  minutes      INTEGER NULL,
  state        TEXT    NOT NULL, -- draft | accepted | dismissed
  source       TEXT    NOT NULL, -- auto | hand
  version      INTEGER NOT NULL,
  created_at   INTEGER NOT NULL,
  created_by   TEXT    NULL,
  saved_at     INTEGER NULL,
  saved_by     TEXT    NULL,
  keyword_keys TEXT    NOT NULL,
  search_text  TEXT    NOT NULL
);
-- One draft per recording, whatever is run twice.
CREATE UNIQUE INDEX interventions_one_draft ON interventions_intervention (recording_id) WHERE source = 'auto' AND recording_id IS NOT NULL;
CREATE INDEX interventions_by_state ON interventions_intervention (state, at);
CREATE INDEX interventions_by_call ON interventions_intervention (call_id);
CREATE INDEX interventions_by_company ON interventions_intervention (company_id, at);
CREATE INDEX interventions_by_operator ON interventions_intervention (operator_id, at);

-- What stood before each change.
CREATE TABLE interventions_revision (
  intervention_id TEXT    NOT NULL,
  version         INTEGER NOT NULL,
  at              INTEGER NOT NULL,
  author_id       TEXT    NULL,
  author          TEXT    NULL,
  change          TEXT    NOT NULL, -- accepted | corrected | dismissed | refreshed
  state           TEXT    NOT NULL,
  body            TEXT    NOT NULL, -- JSON
  PRIMARY KEY (intervention_id, version)
);
