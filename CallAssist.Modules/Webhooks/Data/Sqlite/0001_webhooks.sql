-- Systems that are told what happens here.
CREATE TABLE webhooks_destination (
  id     TEXT    NOT NULL PRIMARY KEY,
  name   TEXT    NOT NULL,
  url    TEXT    NOT NULL,
  events TEXT    NOT NULL, -- names, separated by spaces
  is_on  INTEGER NOT NULL,
  secret TEXT    NOT NULL -- sealed with the master key
);

-- One row per event and destination, kept after it left; sent in the order of their ids.
CREATE TABLE webhooks_message (
  id             TEXT    NOT NULL PRIMARY KEY,
  destination_id TEXT    NOT NULL,
  event_id       TEXT    NOT NULL, -- with the destination: queued once
  type           TEXT    NOT NULL,
  at             INTEGER NOT NULL,
  body           TEXT    NOT NULL, -- JSON as it is sent
  state          TEXT    NOT NULL, -- queued | sending | sent | failed
  attempts       INTEGER NOT NULL,
  tried_since    INTEGER NOT NULL, -- when it was queued, or sent again by hand
  next_at        INTEGER NOT NULL,
  claimed_until  INTEGER NULL,
  sent_at        INTEGER NULL,
  status         INTEGER NULL,
  trouble        TEXT    NULL,
  UNIQUE (destination_id, event_id)
);
CREATE INDEX webhooks_message_by_state ON webhooks_message (destination_id, state, id);

CREATE TABLE webhooks_attempt (
  message_id   TEXT    NOT NULL,
  number       INTEGER NOT NULL,
  at           INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL,
  status       INTEGER NULL,
  trouble      TEXT    NULL,
  PRIMARY KEY (message_id, number)
);
