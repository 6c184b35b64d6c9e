package dev.sidebyside.lesson.latest;

import static java.util.stream.Collectors.groupingBy;

import dev.sidebyside.blog.Comment;
import dev.sidebyside.blog.Post;
import dev.sidebyside.lesson.latest.Discussion.LatestComment;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/** Reads all comments of the posts in one statement, and keeps three of each post. */
@Path("/naive")
public class NaiveDiscussions implements Discussions {

    @Override
    public List<Discussion> newest(String slug, int limit) {
        List<Post> posts = NewestPosts.of(slug, limit);
        List<Comment> all =
                Comment.<Comment>find("post in ?1 order by createdAt desc, id desc", posts).list();
        Map<Post, List<Comment>> comments = all.stream().collect(groupingBy(it -> it.post));
        return posts.stream()
                .map(post -> Discussion.of(post, latest(comments.getOrDefault(post, List.of()))))
                .toList();
    }

    private static List<LatestComment> latest(List<Comment> comments) {
        return comments.stream()
                .limit(3)
                .map(it -> new LatestComment(it.id, it.body, it.createdAt))
                .toList();
    }
}
