package dev.sidebyside.platform.profiler;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sidebyside.blog.Author;
import dev.sidebyside.blog.Post;
import dev.sidebyside.blog.Tag;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/** Requests that run statements in many ways. */
@Path("/profiled")
public class ProfiledRequests {

    private final AgroalDataSource dataSource;

    ProfiledRequests(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A post whose associations only Jackson reads. */
    public record LazyRow(String body, Author author, Set<Tag> tags) {}

    @GET
    @Path("lazy")
    public List<LazyRow> lazy(@RestQuery int limit) {
        List<Post> posts =
                Post.<Post>find("order by publishedAt desc, id desc")
                        .page(Page.ofSize(limit))
                        .list();
        return posts.stream().map(post -> new LazyRow(post.body, post.author, post.tags)).toList();
    }

    @GET
    @Path("jdbc")
    public int jdbc(@RestQuery int times) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < times; i++) {
                statement.execute("select 1");
            }
        }
        return times;
    }

    @GET
    @Path("batch")
    public int batch(@RestQuery int rows) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var update =
                        connection.prepareStatement("update tag set name = name where id = ?")) {
            for (int i = 1; i <= rows; i++) {
                update.setLong(1, i);
                update.addBatch();
            }
            return update.executeBatch().length;
        }
    }

    /** As many executions as rows. */
    @GET
    @Path("updates")
    public int updates(@RestQuery int rows) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var update =
                        connection.prepareStatement("update tag set name = name where id = ?")) {
            for (int i = 1; i <= rows; i++) {
                update.setLong(1, i);
                update.executeUpdate();
            }
            return rows;
        }
    }

    /** Loads the text of each post, and returns its title only. */
    @GET
    @Path("titles")
    public List<String> titles(@RestQuery int limit) {
        return Post.<Post>find("order by id").page(Page.ofSize(limit)).stream()
                .map(post -> post.title)
                .toList();
    }

    /** The path and query of {@link #sql}. */
    static String sqlRequest(String text, String... values) {
        return "/profiled/sql?text="
                + URLEncoder.encode(text, UTF_8)
                + Stream.of(values)
                        .map(value -> "&value=" + URLEncoder.encode(value, UTF_8))
                        .collect(Collectors.joining());
    }

    /** Runs any text, with texts as values, and rolls it back. */
    @GET
    @Path("sql")
    public boolean sql(@RestQuery String text, @RestQuery List<String> value) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(text)) {
                for (int i = 0; i < value.size(); i++) {
                    statement.setString(i + 1, value.get(i));
                }
                return statement.execute();
            } finally {
                connection.rollback();
            }
        }
    }

    /** The posts with the ids 1 to N, selected by an array. */
    @GET
    @Path("array")
    public boolean array(@RestQuery int ids) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var select =
                        connection.prepareStatement("select title from post where id = any (?)")) {
            Object[] wanted = LongStream.rangeClosed(1, ids).boxed().toArray();
            select.setArray(1, connection.createArrayOf("bigint", wanted));
            return select.execute();
        }
    }

    /** A value of each kind, as the database returns it. */
    @GET
    @Path("values")
    public List<String> values() throws SQLException {
        String text = "select ? + 1, ? || '!', ?, ?::text, ?, ?, ?, ?, ?, ?, cardinality(?), ?";
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(text)) {
            select.setLong(1, 1L << 40);
            select.setString(2, "it's \"a\" \\ b ? $1");
            select.setObject(3, OffsetDateTime.parse("2024-02-29T12:34:56.789+02:00"));
            select.setNull(4, Types.VARCHAR);
            select.setArray(5, connection.createArrayOf("bigint", new Long[] {1L, null, -3L}));
            String[] texts = {"it's", "a \\ b", "\"c\"", "{d}"};
            select.setArray(6, connection.createArrayOf("text", texts));
            select.setBytes(7, new byte[] {0, -1, '\'', '\\'});
            select.setBoolean(8, true);
            select.setBigDecimal(9, new BigDecimal("1.50"));
            select.setObject(10, new UUID(1, 2));
            select.setArray(11, connection.createArrayOf("int", new Integer[] {4, 5}));
            select.setObject(12, LocalDate.of(2024, 2, 29));
            return firstRow(select.executeQuery());
        }
    }

    static List<String> firstRow(ResultSet rows) throws SQLException {
        rows.next();
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            row.add(rows.getString(i));
        }
        return row;
    }

    /** Two result sets of one connection, read in turn: three times as many rows of the first. */
    @GET
    @Path("rows")
    public int rows(@RestQuery int n) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement first = connection.createStatement();
                Statement second = connection.createStatement()) {
            first.execute("select generate_series(1, %d)".formatted(3 * n));
            ResultSet tripled = first.getResultSet();
            ResultSet single = second.executeQuery("select generate_series(1, %d)".formatted(n));
            int sum = 0;
            while (single.next() && tripled.next()) {
                sum += single.getInt(1) + tripled.getInt(1);
            }
            while (tripled.next()) {
                sum += tripled.getInt(1);
            }
            return sum;
        }
    }

    /** A transaction without a statement, and one with a statement. */
    @GET
    @Path("transaction")
    public long transaction(@RestQuery boolean commit) {
        QuarkusTransaction.requiringNew().run(() -> {});
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            long tags = Tag.count();
                            if (!commit) {
                                QuarkusTransaction.setRollbackOnly();
                            }
                            return tags;
                        });
    }

    @GET
    @Path("allocation")
    public int allocation(@RestQuery int bytes) {
        return new byte[bytes].length;
    }

    @GET
    @Path("bug")
    public int bug() {
        throw new IllegalStateException("after " + Tag.count() + " tags");
    }

    @GET
    @Path("failing-statement")
    public int failingStatement() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate("select 1 / 0");
        }
    }
}
