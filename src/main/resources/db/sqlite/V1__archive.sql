-- The archive: everything else can be computed from these tables and from files/.

-- One row. Every accepted change takes the next number inside its own transaction.
create table clock (seq integer not null);
insert into clock (seq) values (0);

-- What came, byte for byte: a page or a line of a feed.
create table raw (
  sha256 text primary key,
  form   text not null,
  bytes  blob not null
);

-- A post, or the tombstone of one (then content is null).
create table post (
  id              text primary key,
  seq             integer not null unique,  -- of its last change of any kind
  content_hash    text not null,            -- of what a reader sees; equal = nothing changed
  content_changed text not null,            -- instant, UTC, of the last change of that
  published       text,                     -- day in Korea, ISO
  raw_sha256      text references raw (sha256),
  content         text                      -- JSON of everything but the attachments
);

create table attachment (
  post_id    text not null references post (id),
  number     integer not null,
  file_name  text not null,
  sha256     text,
  bytes      integer not null,
  media_type text,
  status     text not null,
  reason     text,
  primary key (post_id, number)
);
create index attachment_status on attachment (status);

-- Inputs of which no post could be made; gone when the same file is ingested again without them.
create table refusal (
  file   text not null,
  line   integer not null,  -- 0: the file as a whole
  reason text not null,
  at     text not null,
  primary key (file, line)
);

-- Work asked for by any process, done by the one that owns the index.
create table job (
  id       integer primary key autoincrement,
  kind     text not null,
  state    text not null,  -- waiting, running, done, failed
  asked    text not null,
  ended    text,
  message  text
);
