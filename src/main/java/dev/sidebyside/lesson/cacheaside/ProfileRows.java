package dev.sidebyside.lesson.cacheaside;

import static jakarta.ws.rs.core.Response.Status.PRECONDITION_FAILED;

import dev.sidebyside.blog.Author;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;

/** The profiles in the database; both sides read and change them here. */
@ApplicationScoped
class ProfileRows {

    Optional<StoredProfile> find(String handle) {
        return Author.<Author>find("handle", handle).firstResultOptional().map(StoredProfile::of);
    }

    /**
     * Changes a profile; the change is committed on return.
     *
     * <p>The row is locked until then, so that its version is still the one that was compared. A
     * change with {@code If-Match: *} never fails because of another one.
     *
     * @throws WebApplicationException 412 if the profile has another version
     * @throws NotFoundException if there is no such author
     */
    @Transactional
    StoredProfile change(String handle, IfMatch condition, ProfileChange change) {
        Author author =
                Author.<Author>find("handle", handle)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .firstResultOptional()
                        .orElseThrow(() -> notFound(handle));
        if (!condition.matches(StoredProfile.of(author).tag())) {
            throw new WebApplicationException(
                    "The profile has changed since it was read: read it again.",
                    PRECONDITION_FAILED);
        }
        author.name = change.name();
        author.bio = change.bio();
        // Sets the new version.
        author.persistAndFlush();
        return StoredProfile.of(author);
    }

    static NotFoundException notFound(String handle) {
        return new NotFoundException("There is no author '" + handle + "'.");
    }
}
