package dev.sidebyside.profiler;

import dev.sidebyside.blog.Author;
import dev.sidebyside.blog.Post;
import dev.sidebyside.blog.Tag;
import io.agroal.api.AgroalDataSource;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;

/** Requests that run statements in every way there is. */
@Path("/profiled")
public class ProfiledRequests {

    private final AgroalDataSource dataSource;

    ProfiledRequests(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A post whose associations are read by nobody but Jackson. */
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
