package dev.sidebyside;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.postgresql.Driver;

/**
 * Checks settings before anything is started. Without this, a wrong value would be reported late,
 * in many lines, or not at all.
 */
record Settings(Config config) {

    private static final String POOL = "quarkus.datasource.jdbc.";
    private static final int MAX_PORT = 65_535;
    private static final Set<String> REDIS_SCHEMES = Set.of("redis", "rediss");
    private static final Set<String> REDIS_SOCKET_SCHEMES = Set.of("unix", "redis+socket");

    private static final String MAX_BODY_SIZE = "quarkus.http.limits.max-body-size";
    private static final String BODY_LIMIT = "sidebyside.http.body-limit";

    private static final List<String> LEVELS = List.of("off", "headers", "full");

    private static final List<String> FLAGS =
            List.of("sidebyside.cache.enabled", "sidebyside.demo.reset", "sidebyside.welcome");

    private static final List<String> DURATIONS =
            List.of("sidebyside.cache.lease", "sidebyside.http.body-timeout");

    /**
     * Does nothing for a setting that is absent.
     *
     * @throws ConfigurationException with the setting, its value and what is allowed, in one line
     */
    void check() {
        check("quarkus.http.port", "a port from 0 to 65535", port -> isIn(0, MAX_PORT, port));
        check(
                "sidebyside.demo.posts",
                "0, or a whole number from 100 to 1000000",
                posts -> isIn(0, 0, posts) || isIn(100, 1_000_000, posts));
        check(
                POOL + "max-size",
                "a whole number, at least 1 and at least " + POOL + "min-size",
                size -> isIn(Math.max(1, minSize()), Integer.MAX_VALUE, size));
        check(MAX_BODY_SIZE, "a size such as 8M", size -> size(MAX_BODY_SIZE) > 0);
        check(
                BODY_LIMIT,
                "a size from 1 to " + MAX_BODY_SIZE + ", such as 64K",
                limit -> isIn(1, size(MAX_BODY_SIZE), size(BODY_LIMIT)));
        check("sidebyside.profiler", "off, headers or full", LEVELS::contains);
        for (String flag : FLAGS) {
            check(flag, "true or false", List.of("true", "false")::contains);
        }
        for (String duration : DURATIONS) {
            check(duration, "longer than 0, such as 50MS or 5S", value -> isPositive(duration));
        }
        checkUnlessEmpty(
                POOL + "url",
                "an address such as jdbc:postgresql://host:5432/database",
                url -> Driver.parseURL(url, null) != null);
        checkUnlessEmpty(
                "quarkus.redis.hosts",
                "addresses such as redis://host:6379, separated by commas",
                hosts -> Stream.of(hosts.split(",")).allMatch(Settings::isRedis));
    }

    private void checkUnlessEmpty(String name, String allowed, Predicate<String> isAllowed) {
        check(name, allowed, value -> value.isEmpty() || isAllowed.test(value));
    }

    private void check(String name, String allowed, Predicate<String> isAllowed) {
        String value = config.getConfigValue(name).getValue();
        if (value != null && !isAllowed(value, isAllowed)) {
            throw new ConfigurationException(
                    "%s is \"%s\", but must be %s"
                            .formatted(name, withoutPasswords(value), allowed));
        }
    }

    /** A value that cannot be converted is none of the allowed ones. */
    private static boolean isAllowed(String value, Predicate<String> isAllowed) {
        try {
            return isAllowed.test(value);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            return false;
        }
    }

    /** An address may hold a user's password, or have it among its parameters. */
    static String withoutPasswords(String value) {
        return value.replaceAll("//[^,\\s]*@", "//...@").replaceAll("\\?.*", "?...");
    }

    private static boolean isIn(int min, int max, String value) {
        return isIn(min, max, Integer.parseInt(value.strip()));
    }

    private static boolean isIn(long min, long max, long number) {
        return min <= number && number <= max;
    }

    private long size(String name) {
        return config.getValue(name, MemorySize.class).asLongValue();
    }

    private int minSize() {
        return config.getOptionalValue(POOL + "min-size", Integer.class).orElse(0);
    }

    private boolean isPositive(String name) {
        // In milliseconds, since timers count them.
        return config.getValue(name, Duration.class).toMillis() > 0;
    }

    private static boolean isRedis(String address) {
        URI uri = URI.create(address.strip());
        String scheme = String.valueOf(uri.getScheme());
        return REDIS_SOCKET_SCHEMES.contains(scheme)
                || REDIS_SCHEMES.contains(scheme)
                        && uri.getHost() != null
                        && uri.getPort() <= MAX_PORT;
    }
}
