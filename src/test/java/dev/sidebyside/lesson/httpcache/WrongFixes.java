package dev.sidebyside.lesson.httpcache;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** The fix that people try before they store the version with the response. */
@Path("/wrong/httpcache")
public class WrongFixes {

    /** Computes the ETag from the rows, as JAX-RS suggests and many filters do. */
    @GET
    @Path("hashed")
    public Response hashed(@RestQuery int limit, @Context Request request) {
        List<ListedTag> tags = ListedTag.first(limit);
        EntityTag tag = new EntityTag(Integer.toHexString(tags.hashCode()));
        ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(tags).tag(tag) : unchanged).build();
    }
}
