-- 1: words may stand in pictures of the file that nobody has read yet.
alter table extraction add column unread_pictures integer not null default 0;
create index extraction_unread_pictures on extraction (unread_pictures);
