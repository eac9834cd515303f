-- What was done for whom. keyword_keys (|dsn|urssaf|) and search_text hold folded text: lower case, no accents.
CREATE TABLE interventions_intervention (
  id           varchar(36)   NOT NULL PRIMARY KEY,
  call_id      varchar(36)   NULL,
  recording_id varchar(36)   NULL,
  company_id   varchar(36)   NULL,
  contact_id   varchar(36)   NULL,
  customer     nvarchar(400) NOT NULL,
  operator_id  varchar(36)   NULL,
  operator     nvarchar(200) NULL,
  extension    varchar(40)   NULL, -- who it belongs to while operator_id is unknown
  at           bigint        NOT NULL,
  subject      nvarchar(400) NOT NULL,
  keywords     nvarchar(max) NOT NULL, -- JSON array
  summary      nvarchar(max) NOT NULL,
  actions      nvarchar(max) NOT NULL, -- JSON array
  follow_up    nvarchar(max) NOT NULL,
  note         nvarchar(max) NOT NULL,
  minutes      int           NULL,
  state        varchar(10)   NOT NULL, -- draft | accepted | dismissed
  source       varchar(10)   NOT NULL, -- auto | hand
  version      int           NOT NULL,
  created_at   bigint        NOT NULL,
  created_by   nvarchar(200) NULL,
  saved_at     bigint        NULL,
  saved_by     nvarchar(200) NULL,
  keyword_keys nvarchar(max) NOT NULL,
  search_text  nvarchar(max) NOT NULL
);
-- One draft per recording, whatever is run twice.
CREATE UNIQUE INDEX interventions_one_draft ON interventions_intervention (recording_id) WHERE source = 'auto' AND recording_id IS NOT NULL;
CREATE INDEX interventions_by_state ON interventions_intervention (state, at);
CREATE INDEX interventions_by_call ON interventions_intervention (call_id);
CREATE INDEX interventions_by_company ON interventions_intervention (company_id, at);
CREATE INDEX interventions_by_operator ON interventions_intervention (operator_id, at);

-- What stood before each change.
CREATE TABLE interventions_revision (
  intervention_id varchar(36)   NOT NULL,
  version         int           NOT NULL,
  at              bigint        NOT NULL,
  author_id       varchar(36)   NULL,
  author          nvarchar(200) NULL,
  change          varchar(20)   NOT NULL, -- accepted | corrected | dismissed | refreshed
  state           varchar(10)   NOT NULL,
  body            nvarchar(max) NOT NULL, -- JSON
  PRIMARY KEY (intervention_id, version)
);
