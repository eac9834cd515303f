CREATE TABLE notifications_server (
  id                  int           NOT NULL PRIMARY KEY, -- always 1
  is_on               bit           NOT NULL,
  host                nvarchar(255) NOT NULL,
  port                int           NOT NULL,
  security            int           NOT NULL, -- SmtpSecurity
  user_name           nvarchar(320) NOT NULL,
  password            varchar(2000) NULL, -- sealed with the master key
  trusted_certificate varchar(100)  NOT NULL,
  from_address        nvarchar(320) NOT NULL,
  from_name           nvarchar(200) NOT NULL,
  site_url            nvarchar(400) NOT NULL,
  on_since            bigint        NULL
);

-- One row per mail and recipient, kept after it left.
CREATE TABLE notifications_mail (
  id            varchar(36)    NOT NULL PRIMARY KEY,
  same_key      varchar(200)   NOT NULL UNIQUE, -- what makes it the same mail (missed:<call>:<person>): queued once
  kind          varchar(20)    NOT NULL, -- missed | reminder | digest
  to_address    nvarchar(320)  NOT NULL,
  to_name       nvarchar(200)  NOT NULL,
  subject       nvarchar(400)  NOT NULL,
  plain         nvarchar(max)  NOT NULL,
  html          nvarchar(max)  NOT NULL,
  picture       varchar(max)   NULL, -- PNG in base64, shown as cid:picture
  state         varchar(10)    NOT NULL, -- queued | sending | sent | failed
  attempts      int            NOT NULL,
  created_at    bigint         NOT NULL,
  next_at       bigint         NOT NULL,
  claimed_until bigint         NULL,
  sent_at       bigint         NULL,
  result        int            NULL, -- SmtpResult
  reply         nvarchar(1000) NULL
);
CREATE INDEX notifications_mail_by_state ON notifications_mail (state, next_at);
