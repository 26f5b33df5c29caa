-- Harvesters ask what changed since; with the id behind it, the order is that of their pages.
create index post_changed on post (content_changed, id);
