package dev.sidebyside.site.page;

import static dev.sidebyside.site.page.ProfileOf.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.platform.profiler.Profile;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is computed for the page: words, positions, widths and shares. */
class SidesViewTest {

    private static final Profile NAIVE =
            request(8)
                    .connection(1, 6)
                    .statements("select 1", 0.5, 1)
                    .statements("select 2", 0.5, 2, 3, 4)
                    .serializedAt(6)
                    .build();

    private static final Profile OPTIMIZED =
            request(2).statements("select 3", 1, 0.5).cacheCommand(1, 0.5).build();

    private static SidesView view(Profile left, Profile right) {
        return SidesView.of("Naive", left, "Optimized", right, "same");
    }

    @Test
    void verdictComparesStatementsAndTime() {
        assertThat(view(NAIVE, OPTIMIZED).summary())
                .isEqualTo("4 statements → 1, 8.0 ms → 2.0 ms, same response ✓");
    }

    @ParameterizedTest
    @CsvSource({
        "contained, optimized response is part of the naive one ✓",
        "different, different responses ✗",
    })
    void verdictSaysHowResponsesCompare(String alike, String words) {
        assertThat(SidesView.of("Naive", NAIVE, "Optimized", OPTIMIZED, alike).summary())
                .endsWith(words);
    }

    @Test
    void verdictIsSilentAboutResponsesThatWereNotCompared() {
        assertThat(SidesView.of("First", NAIVE, "Second", OPTIMIZED, null).summary())
                .isEqualTo("4 statements → 1, 8.0 ms → 2.0 ms");
    }

    @Test
    void verdictShowsRowsWhereStatementsAreEqual() {
        Profile many = request(4).statements("select 1", 1, 0).rows(5_546).build();
        Profile few = request(1).statements("select 2", 1, 0).rows(10).build();

        assertThat(view(many, few).summary())
                .startsWith("1 statement each, 5,546 rows read → 10, 4.0 ms → 1.0 ms");
    }

    @Test
    void verdictSaysWhichFiguresAreBetterOrWorse() {
        assertThat(view(NAIVE, OPTIMIZED).verdict())
                .extracting(Phrase::change)
                .containsExactly("better", "better", "");
        assertThat(view(OPTIMIZED, NAIVE).verdict())
                .extracting(Phrase::change)
                .containsExactly("worse", "worse", "");
    }

    /** The times of two equal requests differ, too. */
    @ParameterizedTest
    @CsvSource({"10, 9, ''", "9, 10, ''", "10, 7, better", "7, 10, worse"})
    void aSmallDifferenceOfTimeIsNoChange(double left, double right, String change) {
        SidesView view = view(request(left).build(), request(right).build());

        assertThat(view.verdict().get(1).change()).isEqualTo(change);
    }

    @Test
    void aLoopSpansFromItsFirstToItsLastExecution() {
        assertThat(view(NAIVE, OPTIMIZED).sides().get(0).groups().get(0).spanMillis())
                .isEqualTo(2.5);
    }

    @Test
    void aConnectionIsNotDrawnBeyondItsRequest() {
        Profile held = request(4).connection(1, 6).build();
        Lane lane = SidesView.of(held).sides().get(0).lanes().get(0);

        assertThat(lane.bars().get(0).path()).isEqualTo("M250 0h750v10h-750z");
    }

    @Test
    void verdictOfOneRequestHasNoArrow() {
        assertThat(SidesView.of(NAIVE).summary()).isEqualTo("4 statements, 8.0 ms");
        assertThat(SidesView.of(NAIVE).two()).isFalse();
    }

    @Test
    void bothSidesHaveTheScaleOfTheSlowerOne() {
        SidesView view = view(OPTIMIZED, NAIVE);

        assertThat(view.axis().millis()).isEqualTo(8);
        assertThat(view.sides()).extracting(Side::end).containsExactly("250", "1000");
        assertThat(bars(view.sides().get(0), "select 3").path()).isEqualTo("M62.5 0h125v10h-125z");
    }

    @Test
    void lanesShowConnectionStatementsCacheAndSerialization() {
        SidesView view = view(NAIVE, OPTIMIZED);

        assertThat(view.sides().get(0).lanes())
                .extracting(Lane::kind)
                .containsExactly("connection", "db", "db", "json");
        assertThat(view.sides().get(1).lanes()).extracting(Lane::kind).contains("cache");
        assertThat(view.usesCache()).isTrue();
    }

    @Test
    void groupsThatTookMostTimeComeFirst() {
        assertThat(view(NAIVE, OPTIMIZED).sides().get(0).groups())
                .extracting(GroupedStatement::title)
                .containsExactly("3 × select 2", "1 × select 1");
    }

    @Test
    void statementsCloserThanAPixelShareABar() {
        double[] offsets = DoubleStream.iterate(0, at -> at + 0.02).limit(5_000).toArray();
        Profile crowded = request(100).statements("select 1", 0.01, offsets).build();
        SidesView view = SidesView.of(crowded);

        assertThat(bars(view.sides().get(0), "select 1").count()).isEqualTo(1);
        assertThat(view.merged()).isTrue();
        assertThat(SidesView.of(NAIVE).merged()).isFalse();
    }

    @Test
    void thousandsOfStatementsOfManyTextsNeedFewLanesAndRows() {
        ProfileOf profile = request(1_000);
        for (int text = 0; text < 20; text++) {
            double first = text;
            profile.statements(
                    "select " + text,
                    0.1,
                    DoubleStream.iterate(first, at -> at + 4).limit(250).toArray());
        }
        Side side = SidesView.of(profile.build()).sides().get(0);
        List<Lane> lanes = side.lanes();

        assertThat(lanes).hasSize(7);
        assertThat(lanes.get(6).label()).isEqualTo("14 other statements");
        assertThat(lanes.stream().flatMap(it -> it.bars().stream()).mapToInt(Bars::count).sum())
                .isLessThanOrEqualTo(5_000);
        assertThat(side.groups()).allMatch(group -> group.executions().size() == 50);
        assertThat(side.groups()).allMatch(group -> group.executionsLeftOut() == 200);
    }

    @Test
    void sharesOfNothingAreZero() {
        SidesView view = SidesView.of(request(0).build());

        assertThat(view.sides().get(0).parts()).extracting(Part::percent).containsOnly("0 %");
        assertThat(view.sides().get(0).parts()).extracting(Part::width).containsOnly("0");
        assertThat(view.figures()).isEmpty();
        assertThat(view.summary()).isEqualTo("0 statements, 0 ms");
    }

    @Test
    void figuresAreComparedWithTheLargest() {
        Profile many = request(4).rows(200).build();
        Profile few = request(1).rows(50).build();

        assertThat(view(many, few).figures())
                .containsExactly(
                        new Figure(
                                "rows read",
                                List.of(
                                        new Figure.Value("200", "100"),
                                        new Figure.Value("50", "25"))));
    }

    private static Bars bars(Side side, String label) {
        return side.lanes().stream()
                .filter(lane -> lane.label().endsWith(label))
                .findFirst()
                .orElseThrow()
                .bars()
                .get(0);
    }
}
