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

/** What people try before they keep the version with the answer. */
@Path("/wrong/httpcache")
public class WrongFixes {

    /** As JAX-RS offers it, and as filters do that hash whatever goes out. */
    @GET
    @Path("hashed")
    public Response hashed(@RestQuery int limit, @Context Request request) {
        List<ListedTag> tags = ListedTag.first(limit);
        EntityTag tag = new EntityTag(Integer.toHexString(tags.hashCode()));
        ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(tags).tag(tag) : unchanged).build();
    }
}
