-- Fills indexed_comment with the rows of comment. Flyway runs this again whenever R__demo_data.sql has emptied the table,
-- because this contains what can make that file run again: the number of posts, ${demo.posts}, and its CRC-32, 2d064632.
-- If R__demo_data.sql has loaded nothing, this copies the comments that exist.

do $$
declare
    statement text;
begin
    -- As in R__demo_data.sql: without constraints and indexes, which are restored afterwards.
    create temp table demo_set_aside on commit drop as
    select
        format('alter table indexed_comment drop constraint %I', conname) as remove,
        format('alter table indexed_comment add constraint %I %s', conname, pg_get_constraintdef(oid)) as restore
    from pg_constraint
    where conrelid = 'indexed_comment'::regclass and contype in ('f', 'p')
    union all
    select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    from pg_index
    where indrelid = 'indexed_comment'::regclass and not indisprimary;

    truncate indexed_comment;
    for statement in select remove from demo_set_aside loop
        execute statement;
    end loop;
    insert into indexed_comment (id, post_id, author_id, body, created_at)
    select id, post_id, author_id, body, created_at from comment;
    for statement in select restore from demo_set_aside loop
        execute statement;
    end loop;
    analyze indexed_comment;
end
$$;
