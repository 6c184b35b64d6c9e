package dev.sidebyside.lesson.httpcache;

import java.util.Set;
import java.util.stream.Stream;

/** The request header (RFC 9110, 13.1.2): the versions that a client or a cache has. */
final class IfNoneMatch {

    private IfNoneMatch() {}

    /**
     * Whether the current version is among them. {@code W/"x"} and {@code "x"} are one: a proxy
     * that compresses an answer weakens its tag. (JAX-RS' {@code evaluatePreconditions} tells them
     * apart.) What is not a tag matches nothing.
     *
     * @param header as it was sent; null if it was not
     * @param tag without quotes; letters and digits only, so no other tag contains it in quotes
     */
    static boolean names(String header, String tag) {
        if (header == null) {
            return false;
        }
        String quoted = '"' + tag + '"';
        return header.strip().equals("*")
                || Stream.of(header.split(","))
                        .map(String::strip)
                        .anyMatch(Set.of(quoted, "W/" + quoted)::contains);
    }
}
