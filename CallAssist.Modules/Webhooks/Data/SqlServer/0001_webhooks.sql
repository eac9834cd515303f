-- Systems that are told what happens here.
CREATE TABLE webhooks_destination (
  id     varchar(36)    NOT NULL PRIMARY KEY,
  name   nvarchar(100)  NOT NULL,
  url    nvarchar(1000) NOT NULL,
  events varchar(400)   NOT NULL, -- names, separated by spaces
  is_on  bit            NOT NULL,
  secret varchar(2000)  NOT NULL -- sealed with the master key
);

-- One row per event and destination, kept after it left; sent in the order of their ids.
CREATE TABLE webhooks_message (
  id             varchar(36)   NOT NULL PRIMARY KEY,
  destination_id varchar(36)   NOT NULL,
  event_id       varchar(36)   NOT NULL, -- with the destination: queued once
  type           varchar(50)   NOT NULL,
  at             bigint        NOT NULL,
  body           nvarchar(max) NOT NULL, -- JSON as it is sent
  state          varchar(10)   NOT NULL, -- queued | sending | sent | failed
  attempts       int           NOT NULL,
  tried_since    bigint        NOT NULL, -- when it was queued, or sent again by hand
  next_at        bigint        NOT NULL,
  claimed_until  bigint        NULL,
  sent_at        bigint        NULL,
  status         int           NULL,
  trouble        varchar(20)   NULL,
  UNIQUE (destination_id, event_id)
);
CREATE INDEX webhooks_message_by_state ON webhooks_message (destination_id, state, id);

CREATE TABLE webhooks_attempt (
  message_id   varchar(36) NOT NULL,
  number       int         NOT NULL,
  at           bigint      NOT NULL,
  milliseconds int         NOT NULL,
  status       int         NULL,
  trouble      varchar(20) NULL,
  PRIMARY KEY (message_id, number)
);
