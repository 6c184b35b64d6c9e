package dev.sidebyside.platform.cache;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.value.ValueCommands;
import java.util.function.Supplier;

/** A cache without leases, as most are: get, else compute and set; delete after a change. */
final class UnleasedCache {

    private static final String PREFIX = "side-by-side:plain:";

    private final ValueCommands<String, String> values;
    private final RedisDataSource redis;

    UnleasedCache(RedisDataSource redis) {
        this.redis = redis;
        this.values = redis.value(String.class);
    }

    String get(String key, Supplier<String> computation) {
        String value = values.get(PREFIX + key);
        if (value == null) {
            value = computation.get();
            values.set(PREFIX + key, value);
        }
        return value;
    }

    void invalidate(String key) {
        redis.key().del(PREFIX + key);
    }
}
