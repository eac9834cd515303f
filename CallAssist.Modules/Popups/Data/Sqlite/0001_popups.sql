CREATE TABLE popups_card (
  id              TEXT    NOT NULL PRIMARY KEY,
  call_id         TEXT    NOT NULL,
  person_id       TEXT    NOT NULL,
  state           TEXT    NOT NULL, -- ringing | talking | closed
  direction       TEXT    NOT NULL,
  number          TEXT    NULL,
  shown_at        INTEGER NOT NULL,
  since           INTEGER NOT NULL,
  acknowledged_at INTEGER NULL,
  UNIQUE (call_id, person_id)
);
CREATE INDEX popups_card_open ON popups_card (person_id, state);
