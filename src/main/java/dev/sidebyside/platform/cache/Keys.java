package dev.sidebyside.platform.cache;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where in Redis a cache keeps what it knows of a key, and for how long.
 *
 * @param prefix its own, so that no two caches share a name
 */
record Keys(String prefix) {

    private static final int ABSENT_SLOTS = 1024;
    private static final double JITTER = 0.1;

    String value(String key) {
        return prefix + "value:" + key;
    }

    /** Of whoever computes the value. */
    String lease(String key) {
        return prefix + "lease:" + key;
    }

    /**
     * That there is no value. One of a fixed number of slots, found by the key's hash: whoever
     * invents names cannot fill the memory with them, they only evict each other.
     */
    String absent(String key) {
        return prefix + "absent:" + Math.floorMod(key.hashCode(), ABSENT_SLOTS);
    }

    /** Keys that are stored together do not expire together. */
    static long jitteredMillis(Duration timeToLive) {
        double factor = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
        return Math.max(1, Math.round(timeToLive.toMillis() * factor));
    }
}
