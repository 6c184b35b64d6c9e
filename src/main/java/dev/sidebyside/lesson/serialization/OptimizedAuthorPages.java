package dev.sidebyside.lesson.serialization;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sidebyside.blog.Author;
import dev.sidebyside.blog.Post;
import dev.sidebyside.lesson.serialization.AuthorPage.LatestPost;
import dev.sidebyside.lesson.serialization.AuthorPage.PageAuthor;
import dev.sidebyside.lesson.serialization.AuthorPage.PostTag;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/** Selects what the page shows of the posts, and returns records, which have nothing to load. */
@Path("/optimized")
public class OptimizedAuthorPages implements AuthorPages {

    @Override
    public AuthorPage show(String handle) {
        Author author =
                Author.<Author>find("handle", handle)
                        .firstResultOptional()
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "There is no author '" + handle + "'."));
        List<Row> rows =
                Post.find(
                                """
                                select p.id, p.slug, p.title, p.publishedAt, t.slug, t.name
                                from Post p left join p.tags t
                                where p.id in (
                                    select id from Post where author = ?1
                                    order by publishedAt desc, id desc limit 10)
                                order by p.publishedAt desc, p.id desc, t.id""",
                                author)
                        .project(Row.class)
                        .list();
        List<LatestPost> posts =
                rows.stream()
                        .collect(groupingBy(Row::id, LinkedHashMap::new, toList()))
                        .values()
                        .stream()
                        .map(Row::toPost)
                        .toList();
        return new AuthorPage(new PageAuthor(author.handle, author.name, author.bio), posts);
    }

    /** A post with one of its tags; a post without tags has one row without a tag. */
    private record Row(
            Long id,
            String slug,
            String title,
            Instant publishedAt,
            String tagSlug,
            String tagName) {

        static LatestPost toPost(List<Row> rows) {
            Row post = rows.get(0);
            List<PostTag> tags =
                    rows.stream()
                            .filter(row -> row.tagSlug != null)
                            .map(row -> new PostTag(row.tagSlug, row.tagName))
                            .toList();
            return new LatestPost(post.id, post.slug, post.title, post.publishedAt, tags);
        }
    }
}
