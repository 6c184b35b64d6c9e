package dev.sidebyside.testing;

/**
 * Comments on a post that does not exist, in the tables {@code comment} and {@code
 * indexed_comment}: as many as a plan needs to be the one of a real table. They are newer than the
 * demo data. A thousand authors wrote equally many, in turn; the demo data has the first hundred.
 */
public final class ManyComments implements AutoCloseable {

    private static final String FILL =
            """
            insert into comment (id, post_id, author_id, body, created_at)
            select -n, 0, 1 + n %% 1000, 'What happens when the row is deleted in between?',
                timestamptz '2030-01-01' + n * interval '1 minute'
            from generate_series(1, %d - (select count(*) from comment)) n""";

    private ManyComments() {}

    /** Fills each table up to so many comments in all; to be closed. */
    public static ManyComments upTo(int comments) {
        Superuser.run(
                FILL.formatted(comments),
                "insert into indexed_comment select * from comment where id < 0",
                "vacuum analyze comment, indexed_comment");
        return new ManyComments();
    }

    @Override
    public void close() {
        Superuser.run(
                "delete from comment where id < 0",
                "delete from indexed_comment where id < 0",
                "vacuum analyze comment, indexed_comment",
                // An index keeps its size, which the planner takes into account.
                "reindex table comment",
                "reindex table indexed_comment");
    }
}
