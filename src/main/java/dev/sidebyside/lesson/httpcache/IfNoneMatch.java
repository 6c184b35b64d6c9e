package dev.sidebyside.lesson.httpcache;

import dev.sidebyside.lesson.EntityTags;
import java.util.Optional;

/** The request header {@code If-None-Match} (RFC 9110, 13.1.2): the versions a client has. */
final class IfNoneMatch {

    private IfNoneMatch() {}

    /**
     * Whether the header names this version. The comparison is weak, because a proxy that
     * compresses a response makes its tag weak. (JAX-RS' {@code evaluatePreconditions} compares
     * strongly.) A malformed header names no version.
     *
     * @param header the value; null if the request has none
     * @param tag without quotes
     */
    static boolean names(String header, String tag) {
        return Optional.ofNullable(header)
                .flatMap(EntityTags::parse)
                .filter(tags -> tags.matchWeakly(tag))
                .isPresent();
    }
}
