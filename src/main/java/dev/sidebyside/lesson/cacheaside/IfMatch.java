package dev.sidebyside.lesson.cacheaside;

import static jakarta.ws.rs.core.Response.Status.PRECONDITION_REQUIRED;

import dev.sidebyside.problem.InvalidParameterException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header {@code If-Match} (RFC 9110, 13.1.1). Tags are compared strongly: a weak one never
 * matches.
 */
record IfMatch(boolean any, Set<String> tags) {

    private static final String TAG = "(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\"";
    private static final Pattern LIST = Pattern.compile(TAG + "(?:\\s*,\\s*" + TAG + ")*");
    private static final Pattern STRONG = Pattern.compile("(?<!W/)\"([^\"]*)\"(?=\\s*(?:,|$))");

    /**
     * @throws WebApplicationException 428 where the header is missing
     * @throws InvalidParameterException where it is no list of tags
     */
    static IfMatch parse(String header) {
        if (header == null) {
            throw new WebApplicationException(
                    "The header If-Match must name the version that was read: its ETag.",
                    PRECONDITION_REQUIRED);
        }
        String value = header.trim();
        if (!value.equals("*") && !LIST.matcher(value).matches()) {
            throw new InvalidParameterException(
                    "If-Match", "must be * or entity tags in quotes, separated by commas");
        }
        Set<String> tags =
                STRONG.matcher(value)
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .collect(Collectors.toSet());
        return new IfMatch(value.equals("*"), tags);
    }

    boolean matches(String tag) {
        return any || tags.contains(tag);
    }
}
