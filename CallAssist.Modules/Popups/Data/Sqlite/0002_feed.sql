-- What was told over the feed, so that a client that lost its connection goes on where it was.
CREATE TABLE popups_feed (
  id      TEXT    NOT NULL PRIMARY KEY,
  call_id TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  people  TEXT    NOT NULL, -- whom it concerns, separated by spaces
  body    TEXT    NOT NULL
);
CREATE INDEX popups_feed_by_call ON popups_feed (call_id);
CREATE INDEX popups_feed_by_time ON popups_feed (at);
