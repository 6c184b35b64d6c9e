-- The blog that every lesson reads: authors write posts, posts carry tags, authors comment on posts.
-- Ids come from sequences that Hibernate draws 50 at a time (its default allocation size).

create sequence author_seq increment by 50;
create sequence tag_seq increment by 50;
create sequence post_seq increment by 50;
create sequence comment_seq increment by 50;

create table author (
    id     bigint primary key,
    handle text not null constraint author_handle_unique unique,
    name   text not null,
    bio    text not null
);

create table tag (
    id   bigint primary key,
    slug text not null constraint tag_slug_unique unique,
    name text not null
);

create table post (
    id           bigint primary key,
    author_id    bigint not null constraint post_author_fk references author,
    slug         text not null constraint post_slug_unique unique,
    title        text not null,
    summary      text not null,
    -- Markdown, 1 to 4 KB; stored as it is, since compressing it saves little and doubles the load
    body         text storage external not null,
    published_at timestamptz not null,
    updated_at   timestamptz not null
);

-- "Newest first" is the order of nearly every list; the id breaks ties.
create index post_newest on post (published_at desc, id desc);

create table post_tag (
    post_id bigint not null constraint post_tag_post_fk references post,
    tag_id  bigint not null constraint post_tag_tag_fk references tag,
    primary key (post_id, tag_id)
);

-- The primary key answers "the tags of a post"; this answers "the posts of a tag".
create index post_tag_by_tag on post_tag (tag_id, post_id);

create table comment (
    id         bigint primary key,
    post_id    bigint not null constraint comment_post_fk references post,
    author_id  bigint not null constraint comment_author_fk references author,
    body       text not null,
    created_at timestamptz not null
);

create index comment_by_post on comment (post_id, created_at, id);
