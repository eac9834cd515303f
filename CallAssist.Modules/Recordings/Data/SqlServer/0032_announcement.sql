-- What the caller was told of being recorded: played by the switchboard, or said by the operator, who ticks it.
CREATE TABLE recordings_announcement (
  id         varchar(36)   NOT NULL PRIMARY KEY,
  call_id    varchar(36)   NULL,
  capture_id varchar(36)   NULL,
  at         bigint        NOT NULL,
  text       nvarchar(200) NOT NULL, -- which one; empty where it was said
  version    nvarchar(200) NOT NULL,
  person_id  varchar(36)   NULL -- who said it; null: played
);
CREATE INDEX recordings_announcement_by_call ON recordings_announcement (call_id);
CREATE INDEX recordings_announcement_by_capture ON recordings_announcement (capture_id);
