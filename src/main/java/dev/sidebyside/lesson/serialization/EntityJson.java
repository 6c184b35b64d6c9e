package dev.sidebyside.lesson.serialization;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.sidebyside.blog.Author;
import dev.sidebyside.blog.Post;
import dev.sidebyside.blog.Tag;
import java.lang.reflect.Type;
import java.util.function.BiFunction;

/**
 * The JSON of entities: every property that is not ignored. In most services, these annotations are
 * on the entities themselves; here, they apply to this lesson only.
 */
public class EntityJson implements BiFunction<ObjectMapper, Type, ObjectWriter> {

    @JsonIgnoreProperties({"id", "version"})
    private interface OfAuthor {}

    @JsonIgnoreProperties({"author", "summary", "body", "updatedAt", "version", "comments"})
    private interface OfPost {}

    @JsonIgnoreProperties("id")
    private interface OfTag {}

    @Override
    public ObjectWriter apply(ObjectMapper json, Type type) {
        return mapper(json).writer();
    }

    static ObjectMapper mapper(ObjectMapper json) {
        return json.copy()
                .addMixIn(Author.class, OfAuthor.class)
                .addMixIn(Post.class, OfPost.class)
                .addMixIn(Tag.class, OfTag.class);
    }
}
