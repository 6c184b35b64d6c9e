package dev.sidebyside.platform.profiler;

import static dev.sidebyside.platform.profiler.ProfiledRequests.sqlRequest;
import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.Plans.plansOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import dev.sidebyside.platform.profiler.Profile.Finding;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The profiler finds each problem where it is, and nothing where it is not. */
@QuarkusTest
class FindingsTest {

    @ParameterizedTest
    @CsvSource({
        "N+1,                  3, /profiled/jdbc?times=3",
        "repeated write,       3, /profiled/updates?rows=3",
        "unbounded result,   300, /profiled/rows?n=100",
        "count for a page,     1, /naive/archive?limit=10",
        "rows thrown away,   400, /profiled/rows?n=100",
        "unused columns,      10, /profiled/titles?limit=10",
    })
    void findsProblem(String problem, long count, String request) {
        assertThat(findings(request))
                .filteredOn(it -> it.problem().equals(problem))
                .singleElement()
                .extracting(Finding::count)
                .isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({
        "N+1,              /profiled/jdbc?times=2",
        "repeated write,   /profiled/batch?rows=100",
        "unbounded result, /profiled/rows?n=30",
        "unbounded result, /optimized/posts?limit=1000",
        "unbounded result, /optimized/tags/java/posts?limit=100",
        "count for a page, /optimized/archive?limit=10",
        "count for a page, /profiled/transaction?commit=true",
        "rows thrown away, /profiled/rows?n=20",
        "rows thrown away, /optimized/posts?limit=1000",
        "unused columns,   /profiled/lazy?limit=10",
        "unused columns,   /profiled/titles?limit=9",
    })
    void doesNotFindProblem(String problem, String request) {
        assertThat(findings(request)).extracting(Finding::problem).doesNotContain(problem);
    }

    @Test
    void findsSequentialScan() {
        assertThat(planFindings("select id from comment where body = 'nowhere'"))
                .singleElement()
                .matches(
                        it ->
                                it.problem().equals("sequential scan")
                                        && it.from().equals("comment"));
    }

    @Test
    void findsLargeSort() {
        assertThat(planFindings("select id from comment order by body limit 10"))
                .extracting(Finding::problem)
                .contains("large sort");
    }

    /** A scan that returns what it reads wastes nothing, nor does one of few rows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "select id from comment",
                "select id from post order by published_at desc, id desc limit 10",
                "select body from comment where id = 1",
                "select id from tag where name = 'Java'",
            })
    void doesNotFindWasteInPlan(String statement) {
        assertThat(planFindings(statement)).isEmpty();
    }

    @Test
    void namesPagesThatExplainTheProblem() {
        assertThat(findings("/profiled/jdbc?times=3"))
                .singleElement()
                .extracting(Finding::see)
                .asInstanceOf(list(String.class))
                .contains("/lessons/fetchjoin", "/lessons/prefetch");
    }

    private static List<Finding> findings(String request) {
        return measure(request).profile().findings();
    }

    private static List<Finding> planFindings(String statement) {
        return plansOf(measure(sqlRequest(statement))).plans().get(0).findings();
    }
}
