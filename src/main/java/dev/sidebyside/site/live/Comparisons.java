package dev.sidebyside.site.live;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The last 50 comparisons of all instances. */
@Singleton
public class Comparisons {

    public Optional<Comparison> find(String id) {
        return Optional.empty();
    }

    /** Newest first. */
    public List<Comparison> ofLesson(String slug) {
        return List.of();
    }

    /** Newest first. */
    public List<Comparison> newest() {
        return List.of();
    }
}
