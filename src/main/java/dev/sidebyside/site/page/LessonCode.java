package dev.sidebyside.site.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeltaType;
import io.quarkus.qute.RawString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The code of both sides of a lesson, line by line.
 *
 * @param naive as many lines as {@code optimized}: equal lines have the same index
 * @param others the files of the lesson that the two sides use
 */
public record LessonCode(Listing naive, Listing optimized, List<SourceFile> others) {

    /**
     * The file of one side.
     *
     * @param name {@code naive} or {@code optimized}
     */
    public record Listing(String name, SourceFile file, List<Line> lines) {}

    /**
     * One line.
     *
     * @param kind {@code same}, {@code removed}, {@code added}, or {@code filler} for a line that
     *     only the other side has
     * @param sign a minus if only the naive side has it, a plus if only the optimized side has it
     * @param number in its file, from 1; null for a filler
     * @param html ends with a newline, unless it is a filler
     */
    public record Line(String kind, String sign, Integer number, RawString html) {

        private static final Line FILLER = new Line("filler", "", null, new RawString(""));

        Line marked(String kind, String sign) {
            return new Line(kind, sign, number, html);
        }
    }

    /**
     * @param naive name of the class
     * @param optimized name of the class
     */
    static LessonCode of(String slug, String naive, String optimized) {
        SourceFile left = SourceFile.of(slug, naive).orElseThrow();
        SourceFile right = SourceFile.of(slug, optimized).orElseThrow();
        Lines lines = new Lines(left.lines(), right.lines());
        for (AbstractDelta<String> delta :
                DiffUtils.diff(comparable(left), comparable(right), true).getDeltas()) {
            lines.add(delta);
        }
        return new LessonCode(
                new Listing("naive", left, lines.naive),
                new Listing("optimized", right, lines.optimized),
                used(slug, left, right));
    }

    public List<Listing> sides() {
        return List.of(naive, optimized);
    }

    /** Whether the page has the file of this type. */
    boolean shows(String type) {
        return Stream.concat(Stream.of(naive.file, optimized.file), others.stream())
                .anyMatch(file -> file.type().equals(type));
    }

    /** The lines without what differs in every lesson: the names of the classes and paths. */
    private static List<String> comparable(SourceFile file) {
        return file.bodyLines().stream()
                .map(line -> line.replaceAll("\\b(Naive|Optimized)|(?<=\"/)(naive|optimized)", "…"))
                .toList();
    }

    /** The files that the sides mention, then those that these mention. */
    private static List<SourceFile> used(String slug, SourceFile naive, SourceFile optimized) {
        List<SourceFile> found = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>(List.of(naive.type(), optimized.type()));
        Deque<SourceFile> unread = new ArrayDeque<>(List.of(naive, optimized));
        while (!unread.isEmpty()) {
            unread.remove().typeNames().stream()
                    .filter(seen::add)
                    .map(type -> SourceFile.of(slug, type))
                    .flatMap(Optional::stream)
                    .peek(found::add)
                    .forEach(unread::add);
        }
        return found;
    }

    /** Aligns the lines of both sides. */
    private static final class Lines {

        private final List<Line> naive = new ArrayList<>();
        private final List<Line> optimized = new ArrayList<>();

        private final List<Line> left;
        private final List<Line> right;

        Lines(List<Line> left, List<Line> right) {
            this.left = left;
            this.right = right;
        }

        void add(AbstractDelta<String> delta) {
            boolean equal = delta.getType() == DeltaType.EQUAL;
            add(naive, equal, "removed", "-", left, delta.getSource());
            add(optimized, equal, "added", "+", right, delta.getTarget());
            while (naive.size() < optimized.size()) {
                naive.add(Line.FILLER);
            }
            while (optimized.size() < naive.size()) {
                optimized.add(Line.FILLER);
            }
        }

        private static void add(
                List<Line> lines,
                boolean equal,
                String kind,
                String sign,
                List<Line> all,
                Chunk<String> chunk) {
            all.subList(chunk.getPosition(), chunk.getPosition() + chunk.size()).stream()
                    .map(line -> equal ? line : line.marked(kind, sign))
                    .forEach(lines::add);
        }
    }
}
