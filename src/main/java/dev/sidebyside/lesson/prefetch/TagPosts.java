package dev.sidebyside.lesson.prefetch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The newest posts of a tag, each with all its tags. */
public interface TagPosts {

    /**
     * Lists a tag's posts, most recently created first. The order is by id because the index of the
     * join table contains it; to order by date, the database would have to read all posts of the
     * tag.
     *
     * @param slug of the tag
     * @param limit how many posts, 1 to 1,000
     * @return empty if no post has the tag
     * @throws NotFoundException if there is no such tag
     */
    @GET
    @Path("tags/{slug}/posts")
    @Operation(
            summary = "The newest posts of a tag, each with all its tags",
            description =
                    "By id, most recently created first. A tag without posts has an empty list.")
    List<TaggedPost> newest(
            @RestPath String slug, @RestQuery @DefaultValue("20") @Min(1) @Max(1000) int limit);
}
