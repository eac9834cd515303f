-- Events in the order of their sortable ids; a delivery row per event and handler is made in the same transaction.
CREATE TABLE kernel_event (
  id      varchar(36)   NOT NULL PRIMARY KEY,
  name    varchar(100)  NOT NULL,
  version int           NOT NULL,
  stream  varchar(100)  NOT NULL,
  at      bigint        NOT NULL,
  body    nvarchar(max) NOT NULL
);

CREATE TABLE kernel_delivery (
  event_id varchar(36)   NOT NULL,
  handler  varchar(100)  NOT NULL,
  stream   varchar(100)  NOT NULL,
  state    varchar(10)   NOT NULL, -- pending | done | parked
  attempts int           NOT NULL,
  reason   nvarchar(max) NULL,
  done_at  bigint        NULL,
  PRIMARY KEY (event_id, handler)
);
CREATE INDEX kernel_delivery_open ON kernel_delivery (state, event_id);
