-- What lets a program write: the token itself is known to its holder only.
create table token (
  id        integer primary key autoincrement,
  name      text not null,
  sha256    text not null unique,  -- of the token
  scopes    text not null,         -- words with commas between: read,ingest,admin
  created   text not null,         -- instant, UTC, as all below
  expires   text,                  -- null: never
  revoked   text,                  -- null: not
  last_used text                   -- to the minute; null: never
);
