package dev.sidebyside.testing;

/**
 * A table of many authors, which come after those of the demo data in the order of their handles,
 * and have written nothing.
 */
public final class ManyAuthors implements AutoCloseable {

    private static final String FILL =
            """
            insert into author (id, handle, name, bio)
            select -n, 'zz-many-' || lpad(n::text, 6, '0'), 'Many', 'One of many authors'
            from generate_series(1, %d - (select count(*) from author)) n""";

    private ManyAuthors() {}

    /** Fills the table up to so many authors in all; to be closed. */
    public static ManyAuthors upTo(int authors) {
        Superuser.run(FILL.formatted(authors), "analyze author");
        return new ManyAuthors();
    }

    @Override
    public void close() {
        Superuser.run("delete from author where id < 0", "vacuum analyze author");
    }
}
