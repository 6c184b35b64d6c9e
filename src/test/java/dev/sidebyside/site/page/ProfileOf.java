package dev.sidebyside.site.page;

import dev.sidebyside.platform.profiler.Profile;
import dev.sidebyside.platform.profiler.Profile.CacheCommand;
import dev.sidebyside.platform.profiler.Profile.Caller;
import dev.sidebyside.platform.profiler.Profile.Execution;
import dev.sidebyside.platform.profiler.Profile.Group;
import dev.sidebyside.platform.profiler.Profile.Interval;
import dev.sidebyside.platform.profiler.Profile.Resources;
import dev.sidebyside.platform.profiler.ServerTiming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds a profile by hand. Times are in milliseconds. */
final class ProfileOf {

    private final double total;
    private String uri = "/naive/posts";
    private final List<Group> groups = new ArrayList<>();
    private final List<Execution> executions = new ArrayList<>();
    private final List<CacheCommand> cache = new ArrayList<>();
    private final List<Interval> connections = new ArrayList<>();
    private Double serializedAt;
    private double json;
    private long rows;

    private ProfileOf(double total) {
        this.total = total;
    }

    static ProfileOf request(double total) {
        return new ProfileOf(total);
    }

    /** Executions of one text, each at an offset. */
    ProfileOf statements(String text, double duration, double... offsets) {
        for (double offset : offsets) {
            executions.add(new Execution(groups.size(), offset, duration, 1));
        }
        List<Caller> callers = List.of(new Caller("com.example.Some.code(Some.java:7)", 1));
        groups.add(new Group(text, offsets.length, duration * offsets.length, 0, 1, callers, text));
        return this;
    }

    ProfileOf uri(String pathAndQuery) {
        uri = pathAndQuery;
        return this;
    }

    ProfileOf rows(long read) {
        rows = read;
        return this;
    }

    ProfileOf cacheCommand(double offset, double duration) {
        cache.add(new CacheCommand("tags", "GET", offset, duration, "hit"));
        return this;
    }

    ProfileOf connection(double offset, double duration) {
        connections.add(new Interval(offset, duration));
        return this;
    }

    ProfileOf serializedAt(double offset) {
        serializedAt = offset;
        json = total - offset;
        return this;
    }

    Profile build() {
        double db = executions.stream().mapToDouble(Execution::durationMillis).sum();
        return new Profile(
                "id",
                "GET",
                uri,
                200,
                0,
                Instant.EPOCH,
                executions.size(),
                new ServerTiming(db, 0, Math.max(0, total - db - json), json, total),
                new Resources(0, 0, 0, 0, rows, 0, 0, 0, null),
                cache,
                connections,
                serializedAt,
                groups,
                executions,
                0,
                List.of());
    }
}
