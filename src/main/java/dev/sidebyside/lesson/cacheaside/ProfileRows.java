package dev.sidebyside.lesson.cacheaside;

import static jakarta.ws.rs.core.Response.Status.PRECONDITION_FAILED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.blog.Author;
import dev.sidebyside.platform.cache.Codec.TaggedBytes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Profiles in the database: what both sides do, without any cache. */
@ApplicationScoped
class ProfileRows {

    private final ObjectMapper json;

    ProfileRows(ObjectMapper json) {
        this.json = json;
    }

    /** Ready to be sent, tagged with the row's version. */
    Optional<TaggedBytes> read(String handle) {
        return Author.<Author>find("handle", handle).firstResultOptional().map(this::ready);
    }

    /**
     * Has committed when it returns.
     *
     * <p>The version is compared twice: with the client's here, and by the update itself with the
     * one just read, as another transaction may come in between.
     */
    @Transactional
    TaggedBytes change(String handle, IfMatch condition, ProfileChange change) {
        Author author =
                Author.<Author>find("handle", handle)
                        .firstResultOptional()
                        .orElseThrow(() -> unknown(handle));
        if (!condition.matches(tag(author))) {
            throw changedMeanwhile();
        }
        author.name = change.name();
        author.bio = change.bio();
        try {
            author.persistAndFlush();
        } catch (OptimisticLockException e) {
            throw changedMeanwhile();
        }
        return ready(author);
    }

    static Response answer(String handle, Optional<TaggedBytes> profile) {
        return answer(profile.orElseThrow(() -> unknown(handle)));
    }

    static Response answer(TaggedBytes profile) {
        return Response.ok(profile.body()).tag(new EntityTag(profile.tag())).build();
    }

    private TaggedBytes ready(Author author) {
        try {
            return new TaggedBytes(tag(author), json.writeValueAsBytes(AuthorProfile.of(author)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(Author author) {
        return String.valueOf(author.version);
    }

    private static NotFoundException unknown(String handle) {
        return new NotFoundException("There is no author '" + handle + "'.");
    }

    private static WebApplicationException changedMeanwhile() {
        return new WebApplicationException(
                "The profile was changed since it was read: read it again.", PRECONDITION_FAILED);
    }
}
