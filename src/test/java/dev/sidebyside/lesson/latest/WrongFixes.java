package dev.sidebyside.lesson.latest;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import dev.sidebyside.blog.Comment;
import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/** Fixes that people try before the lateral subquery, for the newest posts of all. */
@Path("/wrong/latest")
public class WrongFixes {

    /** A post and the ids of its latest comments. */
    public record Row(long id, List<Long> comments) {}

    /** A comment of the window function's result. */
    public record Numbered(Long postId, Long id) {}

    @GET
    @Path("perpost")
    public List<Row> perPost(@RestQuery int limit) {
        return newest(limit).stream().map(post -> new Row(post.id, latest(post))).toList();
    }

    private static List<Long> latest(Post post) {
        return Comment.find(
                        "select id from Comment where post = ?1 order by createdAt desc, id desc",
                        post)
                .page(Page.ofSize(3))
                .project(Long.class)
                .list();
    }

    @GET
    @Path("batch")
    public List<Row> batch(@RestQuery int limit) {
        List<BatchedPost> posts =
                BatchedPost.<BatchedPost>find("order by publishedAt desc, id desc")
                        .page(Page.ofSize(limit))
                        .list();
        return posts.stream().map(post -> new Row(post.id, latest(post))).toList();
    }

    private static List<Long> latest(BatchedPost post) {
        return post.comments.stream()
                .sorted(
                        comparing((Comment it) -> it.createdAt)
                                .thenComparing(it -> it.id)
                                .reversed())
                .limit(3)
                .map(it -> it.id)
                .toList();
    }

    @GET
    @Path("window")
    public List<Row> window(@RestQuery int limit) {
        List<Post> posts = newest(limit);
        Map<Long, List<Numbered>> comments =
                Comment.find(
                                """
                                select n.postId, n.id from (
                                    select c.post.id as postId, c.id as id, row_number() over (
                                        partition by c.post.id
                                        order by c.createdAt desc, c.id desc) as place
                                    from Comment c where c.post in ?1) n
                                where n.place <= 3 order by n.postId, n.place""",
                                posts)
                        .project(Numbered.class)
                        .stream()
                        .collect(groupingBy(Numbered::postId));
        return posts.stream()
                .map(
                        post ->
                                new Row(
                                        post.id,
                                        comments.getOrDefault(post.id, List.of()).stream()
                                                .map(Numbered::id)
                                                .toList()))
                .toList();
    }

    private static List<Post> newest(int limit) {
        return Post.<Post>find("order by publishedAt desc, id desc")
                .page(Page.ofSize(limit))
                .list();
    }
}
