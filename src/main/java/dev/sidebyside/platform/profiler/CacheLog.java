package dev.sidebyside.platform.profiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands to Redis of one request. Guarded by its {@link RequestProfile}. */
final class CacheLog {

    /** More would be a loop, which the first ones show as well. */
    private static final int MAX_COMMANDS = 100;

    /** Of the results of one request the worst is shown: it had to compute, or to wait. */
    private static final List<String> BEST_FIRST = List.of("hit", "miss", "unconfirmed");

    private final List<Profile.CacheCommand> commands = new ArrayList<>();
    private long nanos;
    private String worst = "";

    void add(String cache, String command, long nanos, String result) {
        this.nanos += nanos;
        String shown = result.equals("error") ? "miss" : result;
        if (BEST_FIRST.indexOf(shown) > BEST_FIRST.indexOf(worst)) {
            worst = shown;
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

    /** {@code hit}, {@code miss} or {@code unconfirmed}; empty where nothing was looked up. */
    Optional<String> lookups() {
        return Optional.of(worst).filter(result -> !result.isEmpty());
    }

    List<Profile.CacheCommand> snapshot() {
        return List.copyOf(commands);
    }
}
