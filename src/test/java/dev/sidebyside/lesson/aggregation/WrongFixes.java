package dev.sidebyside.lesson.aggregation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.sidebyside.blog.Post;
import io.quarkus.panache.common.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/** Fixes that people try before, and mistakes that they make with, {@code group by}. */
@Path("/wrong/aggregation")
public class WrongFixes {

    /** Of one comment, or of a post without comments. */
    public record Row(String handle, Long comment) {}

    /** An author, null for all guests together. */
    public record Posts(String author, long posts) {}

    /** An author and the sum of ones. */
    public record Sum(String handle, Long comments) {}

    @GET
    @Path("columns")
    public List<String> columns(@RestQuery int days) {
        List<Row> rows =
                Post.find(
                                """
                                select a.handle, c.id
                                from Post p join p.author a left join p.comments c
                                where p.publishedAt between (select max(publishedAt) from Post) - ?1 day
                                    and (select max(publishedAt) from Post)""",
                                days)
                        .project(Row.class)
                        .list();
        Map<String, Long> comments =
                rows.stream()
                        .collect(
                                groupingBy(
                                        Row::handle,
                                        summingLong(row -> row.comment == null ? 0 : 1)));
        return comments.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(10)
                .map(Map.Entry::getKey)
                .toList();
    }

    @GET
    @Path("implicit")
    public List<Posts> implicit() {
        return SignedPost.find(
                        "select p.author.handle, count(*) from SignedPost p group by p.author.handle")
                .project(Posts.class)
                .list();
    }

    @GET
    @Path("explicit")
    public List<Posts> explicit() {
        return SignedPost.find(
                        """
                        select a.handle, count(*) from SignedPost p left join p.author a
                        group by a.handle""")
                .project(Posts.class)
                .list();
    }

    @GET
    @Path("sum")
    public List<Sum> sum(@RestQuery int days) {
        return Post.find(
                        """
                        select a.handle, sum(case when c.id is not null then 1 end)
                        from Post p join p.author a left join p.comments c
                        where p.publishedAt between (select max(publishedAt) from Post) - ?1 day
                            and (select max(publishedAt) from Post)
                        group by a.id, a.handle
                        order by sum(case when c.id is not null then 1 end) desc, a.id""",
                        days)
                .page(Page.ofSize(10))
                .project(Sum.class)
                .list();
    }
}
