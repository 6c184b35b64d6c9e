package dev.sidebyside.testing;

import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about what a request cost. One that fails prints the statements and who asked for
 * them.
 */
public final class MeasuredAssert extends AbstractAssert<MeasuredAssert, Measured> {

    private MeasuredAssert(Measured actual) {
        super(actual, MeasuredAssert.class);
    }

    public static MeasuredAssert assertThat(Measured actual) {
        return new MeasuredAssert(actual);
    }

    /** It was answered: a count means nothing on a wrong answer. */
    public MeasuredAssert succeeds() {
        if (actual.response().statusCode() != 200) {
            failWithMessage("%s answered %s", request(), actual.response().statusLine());
        }
        return this;
    }

    /** It was answered with this status. */
    public MeasuredAssert answers(int status) {
        if (actual.response().statusCode() != status) {
            failWithMessage(
                    "%s answered %s instead of %d",
                    request(), actual.response().statusLine(), status);
        }
        return this;
    }

    /** What came of its look-ups in a cache: {@code hit} or {@code miss}. */
    public MeasuredAssert looksUp(String result) {
        String timing = actual.response().header("Server-Timing");
        if (!timing.contains(";desc=" + result)) {
            failWithMessage(
                    "%s was no %s: %s%n%s", request(), result, timing, actual.profile().cache());
        }
        return this;
    }

    /** It sent exactly so many commands to Redis. */
    public MeasuredAssert inCommands(int expected) {
        if (actual.profile().cache().size() != expected) {
            failWithMessage(
                    "%s sent %d commands to Redis instead of %d: %s",
                    request(), actual.profile().cache().size(), expected, actual.profile().cache());
        }
        return this;
    }

    /** It was answered with a JSON array of so many elements. */
    public MeasuredAssert lists(int elements) {
        succeeds();
        List<Object> list = actual.response().jsonPath().getList("$");
        if (list.size() != elements) {
            failWithMessage("%s listed %d instead of %d", request(), list.size(), elements);
        }
        return this;
    }

    /** It took exactly so many JDBC executions. */
    public MeasuredAssert inStatements(int expected) {
        int statements = actual.profile().statements();
        if (statements != expected) {
            failWithMessage(
                    "%s ran %d statements instead of %d:%n%s",
                    request(), statements, expected, Explanation.of(actual.profile()));
        }
        return this;
    }

    /** The profiler warns of a problem, and blames code whose name contains this. */
    public MeasuredAssert blames(String problem, String code) {
        boolean found =
                actual.profile().findings().stream()
                        .anyMatch(f -> f.problem().equals(problem) && f.from().contains(code));
        if (!found) {
            failWithMessage(
                    "%s: no finding of %s that blames %s, but:%n%s",
                    request(), problem, code, Explanation.of(actual.profile()));
        }
        return this;
    }

    /** The profiler has nothing to say against it. */
    public MeasuredAssert isWithoutFindings() {
        if (!actual.profile().findings().isEmpty()) {
            failWithMessage("%s:%n%s", request(), Explanation.of(actual.profile()));
        }
        return this;
    }

    private String request() {
        return actual.profile().method() + " " + actual.profile().uri();
    }
}
