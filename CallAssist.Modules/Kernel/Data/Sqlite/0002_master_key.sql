-- Which master key this data is sealed with: its fingerprint, which tells nothing of the key itself.
CREATE TABLE kernel_master_key (
  id          INTEGER NOT NULL PRIMARY KEY, -- 1
  fingerprint TEXT    NOT NULL,
  since       INTEGER NOT NULL
);
