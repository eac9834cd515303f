-- Words that calls say often and the catalogue does not know.
CREATE TABLE insights_topic (
  words      nvarchar(400) NOT NULL PRIMARY KEY, -- folded
  label      nvarchar(400) NOT NULL,
  state      varchar(10)   NOT NULL, -- proposed | accepted | dismissed
  calls      int           NOT NULL,
  at         bigint        NOT NULL,
  person     nvarchar(200) NULL, -- who wrote it on a draft
  decided_by nvarchar(200) NULL
);

CREATE TABLE insights_topic_evidence (
  words        nvarchar(400) NOT NULL,
  recording_id varchar(36)   NOT NULL,
  start_second float         NOT NULL,
  said         nvarchar(max) NOT NULL, -- redacted
  PRIMARY KEY (words, recording_id)
);
