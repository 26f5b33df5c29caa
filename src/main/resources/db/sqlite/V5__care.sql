-- The instant given to the newest change; the next one is never earlier, though the machine's clock may go back.
alter table clock add column at text;
-- Of the text, so that a flipped byte is noticed; null where an earlier version read it.
alter table extraction add column text_sha256 text;
