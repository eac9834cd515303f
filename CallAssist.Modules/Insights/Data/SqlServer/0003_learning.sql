-- What operators taught by keeping or taking away keywords: proposed, learned, undone.
CREATE TABLE insights_learning (
  keyword_id   varchar(100) NOT NULL,
  words        nvarchar(200) NOT NULL,
  kind         varchar(100) NOT NULL, -- heard | not
  state        varchar(100) NOT NULL, -- proposed | learned | undone
  recording_id varchar(36) NOT NULL,
  at           bigint NOT NULL,
  person       nvarchar(200) NULL,
  decided_by   nvarchar(200) NULL,
  PRIMARY KEY (keyword_id, words, kind)
);
