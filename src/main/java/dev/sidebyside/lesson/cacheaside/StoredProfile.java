package dev.sidebyside.lesson.cacheaside;

import dev.sidebyside.blog.Author;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * A profile with its version, as both sides cache it.
 *
 * @param version of the author's row
 */
record StoredProfile(int version, AuthorProfile profile) {

    /** Of the JSON in the cache; to be raised when this record or {@link AuthorProfile} changes. */
    static final int FORMAT = 2;

    static StoredProfile of(Author author) {
        return new StoredProfile(
                author.version, new AuthorProfile(author.handle, author.name, author.bio));
    }

    /** The value of the header {@code ETag}, without quotes. */
    String tag() {
        return String.valueOf(version);
    }

    RestResponse<AuthorProfile> toResponse() {
        return ResponseBuilder.ok(profile).tag(tag()).build();
    }
}
