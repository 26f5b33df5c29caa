-- Searches that found nothing, when counting them was asked for: so that staff see which names the gazetteer lacks.
-- What was typed and how often; nothing about who typed it.
create table miss (
  text     text primary key,  -- folded, cut
  searches integer not null,
  first    text not null,     -- day in UTC
  last     text not null
);
