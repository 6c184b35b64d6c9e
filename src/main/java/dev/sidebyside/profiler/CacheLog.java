package dev.sidebyside.profiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands to Redis of one request. Guarded by its {@link RequestProfile}. */
final class CacheLog {

    /** More would be a loop, which the first ones show as well. */
    private static final int MAX_COMMANDS = 100;

    private static final String HIT = "hit";
    private static final String MISS = "miss";
    private static final String ERROR = "error";

    private final List<Profile.CacheCommand> commands = new ArrayList<>();
    private long nanos;
    private String lookups;

    void add(String cache, String command, long nanos, String result) {
        this.nanos += nanos;
        if (result.equals(HIT) && lookups == null) {
            lookups = HIT;
        } else if (result.equals(MISS) || result.equals(ERROR)) {
            // It makes a miss of them all: the request had to compute, or to wait.
            lookups = MISS;
        }
        if (commands.size() < MAX_COMMANDS) {
            commands.add(new Profile.CacheCommand(cache, command, Split.millis(nanos), result));
        }
    }

    boolean isEmpty() {
        return commands.isEmpty();
    }

    long nanos() {
        return nanos;
    }

    /** {@code hit} or {@code miss}; empty where nothing was looked up. */
    Optional<String> lookups() {
        return Optional.ofNullable(lookups);
    }

    List<Profile.CacheCommand> snapshot() {
        return List.copyOf(commands);
    }
}
