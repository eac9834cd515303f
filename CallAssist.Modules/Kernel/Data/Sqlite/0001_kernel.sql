-- Events in the order of their sortable ids; a delivery row per event and handler is made in the same transaction.
CREATE TABLE kernel_event (
  id      TEXT    NOT NULL PRIMARY KEY,
  name    TEXT    NOT NULL,
  version INTEGER NOT NULL,
  stream  TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  body    TEXT    NOT NULL
);

CREATE TABLE kernel_delivery (
  event_id TEXT    NOT NULL,
  handler  TEXT    NOT NULL,
  stream   TEXT    NOT NULL,
  state    TEXT    NOT NULL, -- pending | done | parked
  attempts INTEGER NOT NULL,
  reason   TEXT    NULL,
  done_at  INTEGER NULL,
  PRIMARY KEY (event_id, handler)
);
CREATE INDEX kernel_delivery_open ON kernel_delivery (state, event_id);
