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

/** Checks the settings before anything starts, so that a wrong value is reported in one line. */
record Settings(Config config) {

    private static final String POOL = "quarkus.datasource.jdbc.";
    private static final String BODY_SIZE = "quarkus.http.limits.max-body-size";
    private static final int MAX_PORT = 65_535;

    /**
     * Skips a setting that is absent.
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
        check(
                "sidebyside.export.timeout",
                "a whole number of seconds, at least 1",
                seconds -> isIn(1, Integer.MAX_VALUE, seconds));
        check(
                BODY_SIZE,
                "a size such as 64K",
                size -> config.getValue(BODY_SIZE, MemorySize.class).asLongValue() > 0);
        check(
                "sidebyside.profiler",
                "off, headers or full",
                Set.of("off", "headers", "full")::contains);
        for (String flag : List.of("cache.enabled", "demo.reset", "welcome")) {
            check("sidebyside." + flag, "true or false", Set.of("true", "false")::contains);
        }
        for (String name : List.of("sidebyside.cache.lease", "sidebyside.http.body-timeout")) {
            // At least a millisecond, since timers count in milliseconds.
            check(
                    name,
                    "longer than 0, such as 50MS or 5S",
                    duration -> config.getValue(name, Duration.class).toMillis() > 0);
        }
        check(
                POOL + "url",
                "an address such as jdbc:postgresql://host:5432/database",
                url -> url.isEmpty() || Driver.parseURL(url, null) != null);
        check(
                "quarkus.redis.hosts",
                "addresses such as redis://host:6379, separated by commas",
                hosts ->
                        hosts.isEmpty() || Stream.of(hosts.split(",")).allMatch(Settings::isRedis));
    }

    private void check(String name, String allowed, Predicate<String> isAllowed) {
        String value = config.getConfigValue(name).getValue();
        try {
            if (value == null || isAllowed.test(value)) {
                return;
            }
        } catch (IllegalArgumentException | NoSuchElementException e) {
            // A value that cannot be converted is not allowed.
        }
        throw new ConfigurationException(
                "%s is \"%s\", but must be %s".formatted(name, withoutPasswords(value), allowed));
    }

    /** Hides the user and the parameters of addresses, which may contain a password. */
    static String withoutPasswords(String value) {
        return value.replaceAll("//[^,\\s]*@", "//...@").replaceAll("\\?.*", "?...");
    }

    private static boolean isIn(int min, int max, String value) {
        int number = Integer.parseInt(value.strip());
        return min <= number && number <= max;
    }

    private int minSize() {
        return config.getOptionalValue(POOL + "min-size", Integer.class).orElse(0);
    }

    private static boolean isRedis(String address) {
        URI uri = URI.create(address.strip());
        String scheme = String.valueOf(uri.getScheme());
        return Set.of("unix", "redis+socket").contains(scheme)
                || Set.of("redis", "rediss").contains(scheme)
                        && uri.getHost() != null
                        && uri.getPort() <= MAX_PORT;
    }
}
