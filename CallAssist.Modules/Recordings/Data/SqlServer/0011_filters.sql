-- Filters of the list that a person keeps under a name: the query of the list's address.
CREATE TABLE recordings_filter (
  id         varchar(36)    NOT NULL PRIMARY KEY,
  person_id  varchar(36)    NOT NULL,
  name       nvarchar(60)   NOT NULL,
  query      nvarchar(1000) NOT NULL,
  changed_at bigint         NOT NULL,
  UNIQUE (person_id, name)
);
