package dev.sidebyside.lesson.serialization;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.sidebyside.blog.Comment;
import dev.sidebyside.blog.Post;
import io.quarkus.resteasy.reactive.jackson.CustomSerialization;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Type;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestPath;

/** Fixes that people try before the record, and what a new association does to each side. */
@Path("/wrong/serialization")
@Produces(MediaType.APPLICATION_JSON)
public class WrongFixes {

    private final NaiveAuthorPages naive = new NaiveAuthorPages();
    private final OptimizedAuthorPages optimized = new OptimizedAuthorPages();

    /** The tags are ignored, so Jackson loads nothing. */
    @GET
    @Path("ignored/{handle}")
    @CustomSerialization(WithoutTags.class)
    public Object ignored(@RestPath String handle) {
        return naive.show(handle);
    }

    /** The entity has one more association. */
    @GET
    @Path("entities/{handle}")
    @CustomSerialization(WithComments.class)
    public Object entities(@RestPath String handle) {
        return naive.show(handle);
    }

    /** The entity has one more association, but the response is a record. */
    @GET
    @Path("record/{handle}")
    @CustomSerialization(WithComments.class)
    public Object record(@RestPath String handle) {
        return optimized.show(handle);
    }

    /** The session ends with the transaction, and so before Jackson begins. */
    @GET
    @Path("closed/{handle}")
    @Transactional
    @CustomSerialization(EntityJson.class)
    public Object closed(@RestPath String handle) {
        return naive.show(handle);
    }

    /** The lesson's mapping with the tags ignored as well. */
    public static class WithoutTags implements BiFunction<ObjectMapper, Type, ObjectWriter> {

        @JsonIgnoreProperties({
            "author",
            "summary",
            "body",
            "updatedAt",
            "version",
            "comments",
            "tags"
        })
        private interface OfPost {}

        @Override
        public ObjectWriter apply(ObjectMapper json, Type type) {
            return EntityJson.mapper(json).addMixIn(Post.class, OfPost.class).writer();
        }
    }

    /** The lesson's mapping as if the comments were new, so that nobody has ignored them yet. */
    public static class WithComments implements BiFunction<ObjectMapper, Type, ObjectWriter> {

        @JsonIgnoreProperties({"author", "summary", "body", "updatedAt", "version"})
        private interface OfPost {}

        @JsonIgnoreProperties({"post", "author"})
        private interface OfComment {}

        @Override
        public ObjectWriter apply(ObjectMapper json, Type type) {
            return EntityJson.mapper(json)
                    .addMixIn(Post.class, OfPost.class)
                    .addMixIn(Comment.class, OfComment.class)
                    .writer();
        }
    }
}
