package dev.sidebyside.site.live;

import dev.sidebyside.platform.profiler.Profile;
import java.time.Instant;

/**
 * The profiles of two requests, to be shown next to each other.
 *
 * @param lesson the slug of the lesson that both requests belong to, or null
 * @param alike how the responses compare: {@code same}, {@code contained} (the optimized one in the
 *     naive one) or {@code different}
 */
public record Comparison(
        String id, Instant at, String lesson, String alike, Profile naive, Profile optimized) {}
