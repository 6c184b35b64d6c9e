package dev.sidebyside;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
        if (value != null && !isAllowed.test(value)) {
            throw new ConfigurationException(
                    "%s is \"%s\", but must be %s"
                            .formatted(name, withoutPasswords(value), allowed));
        }
    }

    /** An address may hold a user's password, or have it among its parameters. */
    static String withoutPasswords(String value) {
        return value.replaceAll("//[^/@]*@", "//...@").replaceAll("\\?.*", "?...");
    }

    private static boolean isIn(int min, int max, String value) {
        try {
            int number = Integer.parseInt(value.strip());
            return min <= number && number <= max;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private int minSize() {
        return config.getOptionalValue(POOL + "min-size", Integer.class).orElse(0);
    }

    private boolean isPositive(String name) {
        try {
            Optional<Duration> duration = config.getOptionalValue(name, Duration.class);
            return duration.filter(value -> value.compareTo(Duration.ZERO) > 0).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isRedis(String address) {
        try {
            URI uri = URI.create(address.strip());
            String scheme = String.valueOf(uri.getScheme());
            return REDIS_SOCKET_SCHEMES.contains(scheme)
                    || REDIS_SCHEMES.contains(scheme)
                            && uri.getHost() != null
                            && uri.getPort() <= MAX_PORT;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
