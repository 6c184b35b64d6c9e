package dev.sidebyside.lesson.compression;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Accept-Encoding}: codings, each with a weight (RFC 9110, 12.5.3). */
final class AcceptEncoding {

    private static final Pattern ELEMENT =
            Pattern.compile(
                    "([\\w*!#$%&'+.^`|~-]+)(?:[ \\t]*;[ \\t]*[qQ]=(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?))?");

    private AcceptEncoding() {}

    /**
     * Whether the client accepts gzip and does not prefer an uncompressed response. Ignores
     * malformed elements.
     *
     * @param header null if the request has none. Any coding would be correct then, but a client
     *     that can decompress says so
     */
    static boolean prefersGzip(String header) {
        Map<String, Double> weights = new HashMap<>();
        for (String element : header == null ? new String[0] : header.split(",")) {
            Matcher parts = ELEMENT.matcher(element.strip());
            if (parts.matches()) {
                double weight = parts.group(2) == null ? 1 : Double.parseDouble(parts.group(2));
                weights.put(parts.group(1).toLowerCase(Locale.ROOT), weight);
            }
        }
        double others = weights.getOrDefault("*", 0.0);
        double gzip = weights.getOrDefault("gzip", weights.getOrDefault("x-gzip", others));
        return gzip > 0 && gzip >= weights.getOrDefault("identity", 0.0);
    }
}
