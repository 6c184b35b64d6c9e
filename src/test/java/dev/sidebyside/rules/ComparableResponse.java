package dev.sidebyside.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A response without what may differ between the sides: their prefixes, and the format of {@code
 * after} in links to other pages.
 *
 * @param comparable status, content type, links and body as one JSON value
 * @param next path and query of the next page, without the side's prefix
 */
record ComparableResponse(
        int status, JsonNode comparable, Optional<String> lesson, Optional<String> next) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NEXT = "has next page";
    private static final Pattern LINK = Pattern.compile("<(?:https?://[^/>]*)?([^>]*)>(.*)");

    static ComparableResponse of(Side side, HttpResponse<String> response) {
        String contentType = response.headers().firstValue("Content-Type").orElse("");
        List<Link> links =
                response.headers().allValues("Link").stream()
                        .flatMap(header -> Pattern.compile(",\\s*(?=<)").splitAsStream(header))
                        .map(header -> Link.of(side, header))
                        .toList();
        ObjectNode comparable = JSON.createObjectNode();
        comparable.put("status", response.statusCode());
        comparable.put("content type", contentType);
        comparable.set("body", body(side, contentType, response.body()));
        links.stream()
                .filter(link -> !link.leadsToPage())
                .map(Link::toString)
                .sorted()
                .forEach(comparable.putArray("links")::add);
        Optional<String> next = target(links, "next");
        comparable.put(NEXT, next.isPresent());
        return new ComparableResponse(
                response.statusCode(), comparable, target(links, "describedby"), next);
    }

    private static Optional<String> target(List<Link> links, String relation) {
        return links.stream().filter(link -> link.is(relation)).map(Link::target).findFirst();
    }

    /**
     * The first difference from the optimized response.
     *
     * @param contained whether the optimized response may be a part of this one. It may have a next
     *     page that this one, which has all rows, lacks; and errors are the same
     */
    Optional<String> difference(ComparableResponse optimized, boolean contained) {
        if (!contained || status != 200) {
            return JsonDifference.between(comparable, optimized.comparable);
        }
        ObjectNode part = optimized.comparable.deepCopy();
        if (optimized.next.isPresent()) {
            part.remove(NEXT);
        }
        return JsonDifference.unlessContained(comparable, part);
    }

    private static JsonNode body(Side side, String contentType, String body) {
        // NDJSON is compared as text: it is not one JSON value.
        if (!contentType.contains("json") || contentType.contains("ndjson") || body.isEmpty()) {
            return JSON.getNodeFactory().textNode(body);
        }
        try {
            JsonNode json = JSON.readTree(body);
            return contentType.contains("problem+json") ? problem(side, (ObjectNode) json) : json;
        } catch (JsonProcessingException e) {
            throw new AssertionError("The content type is JSON, but the body is not: " + body, e);
        }
    }

    /** Both sides must reject a wrong {@code after}, each for its own reason. */
    private static JsonNode problem(Side side, ObjectNode problem) {
        problem.put("instance", side.strip(problem.path("instance").asText()));
        for (JsonNode violation : problem.path("violations")) {
            if (violation.path("field").asText().equals(ParameterValues.PAGE)) {
                ((ObjectNode) violation).remove("message");
                problem.remove("detail");
            }
        }
        return problem;
    }

    /**
     * One link of the header {@code Link}.
     *
     * @param target without the side's prefix
     */
    private record Link(String target, String parameters) {

        static Link of(Side side, String header) {
            Matcher link = LINK.matcher(header);
            if (!link.matches()) {
                throw new AssertionError("The header Link has no valid link: " + header);
            }
            return new Link(side.strip(link.group(1)), link.group(2));
        }

        boolean leadsToPage() {
            return target.matches(".*[?&]" + ParameterValues.PAGE + "=.*");
        }

        boolean is(String relation) {
            return parameters.matches(".*\\brel=\"?" + relation + "\\b.*");
        }

        @Override
        public String toString() {
            return "<" + target + ">" + parameters;
        }
    }
}
