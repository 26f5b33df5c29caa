-- The instant given to the newest change; the next one is never earlier, though the machine's clock may go back.
alter table clock add column at text;
-- Of the text, so that a flipped byte is noticed; null where an earlier version read it.
alter table extraction add column text_sha256 text;
-- Which posts came in a raw input: so that one that no post came in is found and removed without reading all posts.
create index post_raw_sha256 on post (raw_sha256);
