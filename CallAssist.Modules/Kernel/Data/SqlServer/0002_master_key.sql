-- Which master key this data is sealed with: its fingerprint, which tells nothing of the key itself.
CREATE TABLE kernel_master_key (
  id          int         NOT NULL PRIMARY KEY, -- 1
  fingerprint varchar(64) NOT NULL,
  since       bigint      NOT NULL
);
