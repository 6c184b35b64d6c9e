package dev.sidebyside.lesson.latest;

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

/** The newest posts of a tag, each with its latest comments. */
public interface Discussions {

    /**
     * Lists a tag's posts by publication date, newest first; the id breaks ties. Each has its three
     * latest comments, the latest first, or fewer if there are not so many.
     *
     * @param slug of the tag
     * @param limit how many posts, 1 to 1,000
     * @return empty if no post has the tag
     * @throws NotFoundException if there is no such tag
     */
    @GET
    @Path("tags/{slug}/discussions")
    @Operation(
            summary = "The newest posts of a tag, each with its three latest comments",
            description =
                    "By publication date, newest first; the id breaks ties. A tag without posts has"
                            + " an empty list, and so has a post without comments.")
    List<Discussion> newest(
            @RestPath String slug, @RestQuery @DefaultValue("20") @Min(1) @Max(1000) int limit);
}
