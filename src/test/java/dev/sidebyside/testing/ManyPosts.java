package dev.sidebyside.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

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
        run(FILL.formatted(posts), "analyze post");
        return new ManyPosts();
    }

    @Override
    public void close() {
        run("delete from post where id < 0", "vacuum analyze post");
    }

    /** Runs SQL as the superuser, in one session. */
    static void run(String... statements) {
        String url =
                ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        // Only the superuser may leave out the checks of foreign keys, which take longer than the
        // rest.
        try (Connection connection = PgPass.connect(Servers.DATA, url, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
