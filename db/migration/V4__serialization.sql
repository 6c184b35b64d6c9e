-- The newest posts of an author. Without this, the database reads the newest posts of all authors until it has found
-- enough of this one.
create index post_by_author on post (author_id, published_at desc, id desc);
