package dev.sidebyside.site;

import dev.sidebyside.platform.profiler.ProblemPages;
import jakarta.inject.Singleton;
import java.util.List;

/** Names the lessons that solve a problem, for the profiler. */
@Singleton
class LessonPages implements ProblemPages {

    private final Catalogue catalogue;

    LessonPages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<String> about(String problem) {
        return catalogue.lessons().stream()
                .filter(lesson -> lesson.solves().contains(problem))
                .map(lesson -> "/lessons/" + lesson.slug())
                .toList();
    }
}
