-- The comments a second time, with the same columns, indexes and foreign keys, and one index more.
create table indexed_comment (like comment including all);

alter table indexed_comment
    add constraint indexed_comment_post_fk foreign key (post_id) references post,
    add constraint indexed_comment_author_fk foreign key (author_id) references author;

-- "The newest comments of an author" are one range of this index, in the order of the list. PostgreSQL indexes what
-- a foreign key references, but not the foreign key itself, so the table comment has no such index.
create index indexed_comment_by_author on indexed_comment (author_id, created_at desc, id desc);
