-- What the caller was told of being recorded: played by the switchboard, or said by the operator, who ticks it.
CREATE TABLE recordings_announcement (
  id         TEXT    NOT NULL PRIMARY KEY,
  call_id    TEXT    NULL,
  capture_id TEXT    NULL,
  at         INTEGER NOT NULL,
  text       TEXT    NOT NULL, -- which one; empty where it was said
  version    TEXT    NOT NULL,
  person_id  TEXT    NULL -- who said it; null: played
);
CREATE INDEX recordings_announcement_by_call ON recordings_announcement (call_id);
CREATE INDEX recordings_announcement_by_capture ON recordings_announcement (capture_id);
