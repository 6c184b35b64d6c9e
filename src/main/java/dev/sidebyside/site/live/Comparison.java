package dev.sidebyside.site.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sidebyside.platform.profiler.Profile;
import java.time.Instant;

/**
 * The profiles of two requests, to be shown next to each other.
 *
 * @param lesson the slug of the lesson that both requests belong to, or null
 * @param alike how the responses compare: {@code same}, {@code contained} (the optimized one in the
 *     naive one) or {@code different}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Comparison(
        String id, Instant at, String lesson, String alike, Profile naive, Profile optimized) {

    private static final long BYTES_PER_EXECUTION = 64;

    /** A comparison without the profiles, for the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            String id,
            Instant at,
            String lesson,
            String alike,
            RequestSummary naive,
            RequestSummary optimized) {}

    Summary summary() {
        return new Summary(
                id,
                at,
                lesson,
                alike,
                RequestSummary.of(naive, null),
                RequestSummary.of(optimized, null));
    }

    /** What it needs in memory, roughly, in bytes. */
    long size() {
        return size(naive) + size(optimized);
    }

    private static long size(Profile profile) {
        long parts = profile.executions().size() + profile.connections().size();
        long texts =
                profile.groups().stream()
                        .mapToLong(it -> it.text().length() + String.valueOf(it.sql()).length())
                        .sum();
        return BYTES_PER_EXECUTION * parts + texts;
    }
}
