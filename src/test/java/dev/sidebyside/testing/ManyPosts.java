package dev.sidebyside.testing;

/**
 * As many posts as a plan needs to be the one of a real table: on a thousand rows PostgreSQL
 * rightly reads all of them. They are older than the demo data, so that those stay the newest.
 */
public final class ManyPosts implements AutoCloseable {

    private static final String FILL =
            """
            insert into post (id, author_id, slug, title, summary, body, published_at, updated_at)
            select -n, 1, 'many-' || n, 'Many', '', '', at, at
            from generate_series(1, %d - (select count(*) from post)) n,
                lateral (select timestamptz '2000-01-01' - n * interval '1 minute') past(at)""";

    private ManyPosts() {}

    /** Fills the table up to so many posts in all; to be closed. */
    public static ManyPosts upTo(int posts) {
        Superuser.run(FILL.formatted(posts), "analyze post");
        return new ManyPosts();
    }

    @Override
    public void close() {
        // An index keeps its size, which the planner takes into account.
        Superuser.run("delete from post where id < 0", "vacuum analyze post", "reindex table post");
    }
}
