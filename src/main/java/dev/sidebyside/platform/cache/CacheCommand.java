package dev.sidebyside.platform.cache;

import java.time.Duration;

/**
 * A Redis command that a cache has sent. Fired as a CDI event within the request that caused it,
 * for whoever keeps account.
 *
 * @param cache its name
 * @param command such as {@code MGET}
 * @param time that the request waited
 * @param result {@code hit} or {@code miss} of a lookup, {@code done} of anything else, {@code
 *     unconfirmed} of a removal that is repeated in the background, {@code error} where Redis did
 *     not answer
 */
public record CacheCommand(String cache, String command, Duration time, String result) {}
