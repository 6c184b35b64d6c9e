package dev.sidebyside.platform.problem;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code If-Match} or {@code If-None-Match}: a list of entity tags, or {@code *} for
 * any (RFC 9110, 8.8.3 and 13.1).
 *
 * @param any whether the value is {@code *}
 * @param strong the tags without {@code W/}; neither set has the quotes
 * @param weak the tags with {@code W/}
 */
public record EntityTags(boolean any, Set<String> strong, Set<String> weak) {

    /**
     * One element, which may be empty, and the comma after it. Without backtracking, so that a long
     * list takes linear time and no stack.
     */
    private static final Pattern ELEMENT =
            Pattern.compile(
                    "[ \\t]*+(?:(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*+)\")?[ \\t]*+(?:,|\\z)");

    /**
     * @param value as it was sent; the lines of one header form one list, joined by commas
     * @return empty if the value is malformed or has no tag
     */
    public static Optional<EntityTags> parse(String value) {
        var tags = new EntityTags(value.strip().equals("*"), new HashSet<>(), new HashSet<>());
        Matcher element = ELEMENT.matcher(value);
        int end = 0;
        while (end < value.length() && element.region(end, value.length()).lookingAt()) {
            end = element.end();
            if (element.group(2) != null) {
                (element.group(1) == null ? tags.strong : tags.weak).add(element.group(2));
            }
        }
        boolean isList = end == value.length() && !(tags.strong.isEmpty() && tags.weak.isEmpty());
        return tags.any || isList ? Optional.of(tags) : Optional.empty();
    }

    /** The comparison of {@code If-Match}: a weak tag never matches. */
    public boolean matchStrongly(String tag) {
        return any || strong.contains(tag);
    }

    /** The comparison of {@code If-None-Match}: {@code W/"x"} matches {@code "x"}. */
    public boolean matchWeakly(String tag) {
        return any || strong.contains(tag) || weak.contains(tag);
    }
}
