-- How each post was read out of what came: JSON; null where an older version read it (then it is stale).
alter table post add column provenance text;

-- What was read out of each file, by its bytes: a file on several posts is read once.
create table extraction (
  sha256     text primary key,
  extractor  text not null,     -- name and version of what read it
  status     text not null,
  reason     text,
  media_type text not null,
  metadata   text not null,     -- JSON
  text       text not null,     -- empty: there is none
  characters integer not null,  -- length of the text
  at         text not null,     -- instant, UTC
  again      integer not null   -- 1: somebody asked to read it again; until then this counts
);
create index attachment_sha256 on attachment (sha256);

-- What a job is to do beside what its kind says; null for nothing.
alter table job add column argument text;
