package dev.sidebyside.lesson.latest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.sidebyside.blog.Post;
import dev.sidebyside.lesson.latest.Discussion.LatestComment;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads three comments of each post, for all posts in one statement. */
@Path("/optimized")
public class OptimizedDiscussions implements Discussions {

    @Override
    public List<Discussion> newest(String slug, int limit) {
        List<Post> posts = NewestPosts.of(slug, limit);
        // The subquery runs once for each post: its limit counts the comments of this post.
        Map<Long, List<LatestComment>> comments =
                Post.find(
                                """
                                select p.id, c.id, c.body, c.createdAt
                                from Post p join lateral (
                                    select id as id, body as body, createdAt as createdAt
                                    from Comment where post = p
                                    order by createdAt desc, id desc limit 3) c
                                where p in ?1
                                order by c.createdAt desc, c.id desc""",
                                posts)
                        .project(Row.class)
                        .stream()
                        .collect(groupingBy(Row::postId, mapping(Row::comment, toList())));
        return posts.stream()
                .map(post -> Discussion.of(post, comments.getOrDefault(post.id, List.of())))
                .toList();
    }

    private record Row(Long postId, Long id, String body, Instant createdAt) {
        LatestComment comment() {
            return new LatestComment(id, body, createdAt);
        }
    }
}
