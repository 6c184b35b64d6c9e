package dev.sidebyside.lesson;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code If-Match} or {@code If-None-Match} (RFC 9110, 8.8.3 and 13.1).
 *
 * @param tags in quotes, the weak ones after {@code W/}; or only {@code *}, for any
 */
public record EntityTags(Set<String> tags) {

    /**
     * One element, which may be empty, and the comma after it. Without backtracking, so that a long
     * list takes linear time and no stack.
     */
    private static final Pattern ELEMENT =
            Pattern.compile(
                    "\\G[ \\t]*+((?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\")?[ \\t]*+(?:,|\\z)");

    /**
     * @param value as it was sent; the lines of one header form one list, joined by commas
     * @return empty if the value is malformed or has no tag
     */
    public static Optional<EntityTags> parse(String value) {
        if (value.strip().equals("*")) {
            return Optional.of(new EntityTags(Set.of("*")));
        }
        Set<String> tags = new HashSet<>();
        int end = 0;
        for (Matcher it = ELEMENT.matcher(value); it.find(); end = it.end()) {
            tags.add(it.group(1));
        }
        tags.remove(null);
        boolean valid = end == value.length() && !tags.isEmpty();
        return valid ? Optional.of(new EntityTags(tags)) : Optional.empty();
    }

    /** The comparison of {@code If-Match}: a weak tag never matches. */
    public boolean matchStrongly(String tag) {
        return tags.contains("*") || tags.contains('"' + tag + '"');
    }

    /** The comparison of {@code If-None-Match}: {@code W/"x"} matches {@code "x"}. */
    public boolean matchWeakly(String tag) {
        return matchStrongly(tag) || tags.contains("W/\"" + tag + '"');
    }
}
