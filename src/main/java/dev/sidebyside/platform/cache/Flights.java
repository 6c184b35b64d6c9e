package dev.sidebyside.platform.cache;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One computation at a time for each key within this instance; whoever comes meanwhile shares it.
 */
final class Flights<R> {

    private final Map<String, Uni<R>> underWay = new ConcurrentHashMap<>();

    /** The result of the computation under way, or of this one if there is none. */
    Uni<R> join(String key, Supplier<Uni<R>> computation) {
        return underWay.computeIfAbsent(
                key,
                k ->
                        Uni.createFrom()
                                .deferred(() -> computation.get())
                                // Before anybody hears of the result: who does not want it starts
                                // anew.
                                .onTermination()
                                .invoke(() -> underWay.remove(k))
                                .memoize()
                                .indefinitely());
    }
}
