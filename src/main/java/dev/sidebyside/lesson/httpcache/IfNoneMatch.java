package dev.sidebyside.lesson.httpcache;

import dev.sidebyside.platform.problem.EntityTags;
import java.util.Optional;

/** The request header (RFC 9110, 13.1.2): the versions that a client or a cache has. */
final class IfNoneMatch {

    private IfNoneMatch() {}

    /**
     * Whether the current version is among them. Compared weakly, since a proxy that compresses a
     * response weakens its tag. (JAX-RS' {@code evaluatePreconditions} compares strongly.) A
     * malformed header names nothing: the client gets the response that it would get without it.
     *
     * @param header as it was sent; null if it was not
     * @param tag without quotes
     */
    static boolean names(String header, String tag) {
        return Optional.ofNullable(header)
                .flatMap(EntityTags::parse)
                .filter(tags -> tags.matchWeakly(tag))
                .isPresent();
    }
}
