package dev.sidebyside.testing;

/** An index that a test adds to a table and drops again. */
public final class TemporaryIndex implements AutoCloseable {

    public static final String NAME = "temporary_index";

    private TemporaryIndex() {}

    /**
     * Creates the index, and statistics for its expressions.
     *
     * @param definition such as {@code post (title)} or {@code post using gin (title gin_trgm_ops)}
     */
    public static TemporaryIndex on(String definition) {
        String table = definition.substring(0, definition.indexOf(' '));
        Superuser.run("create index " + NAME + " on " + definition, "analyze " + table);
        return new TemporaryIndex();
    }

    @Override
    public void close() {
        Superuser.run("drop index " + NAME);
    }
}
