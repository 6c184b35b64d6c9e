package dev.sidebyside.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * How often each statement of the application's role was executed, as PostgreSQL itself counts
 * ({@code pg_stat_statements}). An independent witness for the profiler.
 *
 * <p>It leaves out transaction control, which no lesson is about, and the count in the start
 * message, which may run at any time after the start.
 *
 * @param calls since the server counts
 */
public record ServerStatistics(long calls) {

    private static final String CALLS =
            """
            select coalesce(sum(calls), 0)
            from pg_stat_statements join pg_roles on pg_roles.oid = userid
            where rolname = 'sidebyside' and query !~* '^(begin|commit|rollback|set|show)'
              and query <> 'select count(*) from post p1_0'""";

    public static ServerStatistics read() throws SQLException {
        // As superuser: an ordinary role sees only its own statements, and these must not count.
        String url =
                ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        try (Connection connection = PgPass.connect(Servers.DATA, url, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            ResultSet row = statement.executeQuery(CALLS);
            row.next();
            return new ServerStatistics(row.getLong(1));
        }
    }

    public long callsSince(ServerStatistics earlier) {
        return calls - earlier.calls;
    }
}
