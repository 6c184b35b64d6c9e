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
     * Lists a tag's posts, the last created first. The order is that of the ids, which the index of
     * the join table has too; by date, the database would have to read all posts of the tag.
     *
     * @param slug the tag
     * @param limit how many posts, 1 to 1,000
     * @throws NotFoundException if there is no such tag; a tag that no post carries has an empty
     *     list
     */
    @GET
    @Path("tags/{slug}/posts")
    @Operation(
            summary = "The newest posts of a tag, each with all its tags",
            description = "By id, the last created first. A tag without posts has an empty list.")
    List<TaggedPost> newest(
            @RestPath String slug, @RestQuery @DefaultValue("20") @Min(1) @Max(1000) int limit);
}
