package dev.sidebyside.testing;

import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about what a request cost. One that fails prints the statements and the code that ran
 * them.
 */
public final class MeasuredAssert extends AbstractAssert<MeasuredAssert, Measured> {

    private MeasuredAssert(Measured actual) {
        super(actual, MeasuredAssert.class);
    }

    public static MeasuredAssert assertThat(Measured actual) {
        return new MeasuredAssert(actual);
    }

    /** The response is 200: a count means nothing on a wrong response. */
    public MeasuredAssert succeeds() {
        if (actual.response().statusCode() != 200) {
            failWithMessage("%s returned %s", request(), actual.response().statusLine());
        }
        return this;
    }

    /** The response has this status. */
    public MeasuredAssert answers(int status) {
        if (actual.response().statusCode() != status) {
            failWithMessage(
                    "%s returned %s instead of %d",
                    request(), actual.response().statusLine(), status);
        }
        return this;
    }

    /** The result of its cache lookups: {@code hit} or {@code miss}. */
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

    /** The response is a JSON array of so many elements. */
    public MeasuredAssert lists(int elements) {
        succeeds();
        List<Object> list = actual.response().jsonPath().getList("$");
        if (list.size() != elements) {
            failWithMessage("%s listed %d instead of %d", request(), list.size(), elements);
        }
        return this;
    }

    /** The response has so many lines, each with its end. */
    public MeasuredAssert hasLines(int expected) {
        succeeds();
        long lines = actual.response().asString().chars().filter(it -> it == '\n').count();
        if (lines != expected) {
            failWithMessage("%s returned %d lines instead of %d", request(), lines, expected);
        }
        return this;
    }

    /** It ran exactly so many JDBC executions. */
    public MeasuredAssert inStatements(int expected) {
        int statements = actual.profile().statements();
        return explainUnless(
                statements == expected, "ran %d statements instead of %d", statements, expected);
    }

    /** It fetched exactly so many rows from the database. */
    public MeasuredAssert readsRows(long expected) {
        long rows = actual.profile().resources().rowsRead();
        return explainUnless(rows == expected, "read %d rows instead of %d", rows, expected);
    }

    /** It fetched exactly so many rows before the headers of its response left. */
    public MeasuredAssert readsRowsBeforeFirstByte(long expected) {
        long rows = actual.profile().resources().rowsReadBeforeFirstByte();
        return explainUnless(
                rows == expected,
                "read %d rows before the first byte of the response instead of %d",
                rows,
                expected);
    }

    public MeasuredAssert readsAtMostRows(long bound) {
        long rows = actual.profile().resources().rowsRead();
        return explainUnless(rows <= bound, "read %d rows, more than %d", rows, bound);
    }

    /** Hibernate loaded exactly so many entities; rows that become records are none. */
    public MeasuredAssert loadsEntities(long expected) {
        long entities = actual.profile().resources().entitiesLoaded();
        return explainUnless(
                entities == expected, "loaded %d entities instead of %d", entities, expected);
    }

    /** The request's own threads allocated no more than so many bytes. */
    public MeasuredAssert allocatesAtMost(long bound) {
        Long bytes = actual.profile().resources().allocatedBytes();
        return explainUnless(
                bytes != null && bytes <= bound, "allocated %d bytes, more than %d", bytes, bound);
    }

    private MeasuredAssert explainUnless(boolean holds, String otherwise, Object... arguments) {
        if (!holds) {
            failWithMessage(
                    "%s %s:%n%s",
                    request(), otherwise.formatted(arguments), Explanation.of(actual.profile()));
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

    /** The profiler does not report this problem. */
    public MeasuredAssert isWithoutFinding(String problem) {
        boolean found =
                actual.profile().findings().stream().anyMatch(it -> it.problem().equals(problem));
        return explainUnless(!found, "has the problem %s", problem);
    }

    /** The profiler reports no finding. */
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
