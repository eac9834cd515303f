CREATE TABLE popups_card (
  id              varchar(36)    NOT NULL PRIMARY KEY,
  call_id         varchar(36)    NOT NULL,
  person_id       varchar(36)    NOT NULL,
  state           varchar(10)    NOT NULL, -- ringing | talking | closed
  direction       varchar(10)    NOT NULL,
  number          varchar(20)    NULL,
  shown_at        bigint NOT NULL,
  since           bigint NOT NULL,
  acknowledged_at bigint NULL,
  UNIQUE (call_id, person_id)
);
CREATE INDEX popups_card_open ON popups_card (person_id, state);
