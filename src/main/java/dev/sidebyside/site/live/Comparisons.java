package dev.sidebyside.site.live;

import dev.sidebyside.platform.profiler.Profile;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The last 50 comparisons of all instances, in memory; fewer if they need more than 32 MiB
 * together. Each holds its two profiles, and so keeps them longer than the list of profiles does.
 */
@Singleton
public class Comparisons {

    public static final int MAX_COMPARISONS = 50;
    private static final long MAX_BYTES = 32 << 20;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    @Inject SharedProfiles profiles;
    @Inject LessonOfRequest lessons;
    @Inject OtherInstances others;
    @Inject Channel channel;
    private final Map<String, Comparison> byId = new LinkedHashMap<>();
    private long bytes;

    /**
     * Keeps a new comparison on every instance. Blocks as {@link SharedProfiles#find} does.
     *
     * @param alike as in {@link Comparison}
     * @return empty if no instance has one of the profiles
     */
    Optional<Comparison> add(String naive, String optimized, String alike) {
        return profiles.find(naive)
                .flatMap(left -> profiles.find(optimized).map(right -> add(left, right, alike)));
    }

    private Comparison add(Profile naive, Profile optimized, String alike) {
        String lesson =
                lessons.of(naive)
                        .filter(slug -> lessons.of(optimized).filter(slug::equals).isPresent())
                        .orElse(null);
        String id = UUID.randomUUID().toString();
        var comparison = new Comparison(id, Instant.now(), lesson, alike, naive, optimized);
        keep(comparison);
        channel.publish(Message.of(comparison));
        return comparison;
    }

    /**
     * If this instance lacks it, as after a restart, blocks until another one sends it or all lack
     * it, for up to half a second.
     */
    public Optional<Comparison> find(String id) {
        return kept(id).or(() -> others.fetch(id, Comparison.class, PATIENCE));
    }

    /**
     * As {@link #find}.
     *
     * @throws NotFoundException if no instance has it
     */
    public Comparison get(String id) {
        String missing = "There is no comparison '%s': the last %d are kept.";
        return find(id).orElseThrow(
                        () -> new NotFoundException(missing.formatted(id, MAX_COMPARISONS)));
    }

    /** Newest first. */
    public List<Comparison> ofLesson(String slug) {
        return newest().stream().filter(it -> slug.equals(it.lesson())).toList();
    }

    /** Newest first. */
    public synchronized List<Comparison> newest() {
        List<Comparison> all = new ArrayList<>(byId.values());
        Collections.reverse(all);
        return all;
    }

    void received(@Observes Message message) {
        if (message.comparison() != null) {
            keep(message.comparison());
        }
    }

    /** Only if this instance has it. */
    synchronized Optional<Comparison> kept(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private synchronized void keep(Comparison comparison) {
        if (byId.putIfAbsent(comparison.id(), comparison) == null) {
            bytes += comparison.size();
        }
        var oldest = byId.values().iterator();
        while (byId.size() > MAX_COMPARISONS || bytes > MAX_BYTES) {
            bytes -= oldest.next().size();
            oldest.remove();
        }
    }
}
