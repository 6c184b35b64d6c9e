package dev.sidebyside.lesson.aggregation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.sidebyside.blog.Author;
import dev.sidebyside.blog.Post;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** Reads the posts with their authors and comments in one statement, and counts in Java. */
@Path("/naive")
public class NaiveTopAuthors implements TopAuthors {

    @Override
    public List<TopAuthor> top(int days, int limit) {
        List<Post> posts =
                Post.<Post>find(
                                """
                                from Post p join fetch p.author left join fetch p.comments
                                where p.publishedAt between (select max(publishedAt) from Post) - ?1 day
                                    and (select max(publishedAt) from Post)""",
                                days)
                        .list();
        Map<Author, Long> comments =
                posts.stream()
                        .collect(
                                groupingBy(
                                        post -> post.author,
                                        summingLong(post -> post.comments.size())));
        return comments.entrySet().stream()
                .sorted(
                        Entry.<Author, Long>comparingByValue()
                                .reversed()
                                .thenComparing(entry -> entry.getKey().id))
                .limit(limit)
                .map(entry -> topAuthor(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static TopAuthor topAuthor(Author author, long comments) {
        return new TopAuthor(author.handle, author.name, comments);
    }
}
