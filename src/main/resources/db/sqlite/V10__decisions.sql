-- What staff decided. It wins over all that is computed; undone ones stay, so that everybody sees what was tried.
create table decision (
  id        integer primary key autoincrement,
  kind      text not null,   -- translations, not_translations, alias, not_a_name, means …
  post_id   text,            -- the post that it is about; null: all
  words     text not null,   -- as they stand in posts; empty: none
  target    text not null,   -- what is meant: an entity, another post, another spelling, a day; empty: nothing
  author    text not null,
  at        text not null,   -- instant, UTC
  reason    text not null,   -- may be empty
  undone    text,            -- instant, UTC; null: it stands
  undone_by text
);
create index decision_post on decision (post_id);
