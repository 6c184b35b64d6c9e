package dev.sidebyside.testing;

import dev.sidebyside.platform.profiler.Plan;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about the plans of a request, of all its statements together. One that fails prints
 * the plans.
 */
public final class PlansAssert extends AbstractAssert<PlansAssert, Plans> {

    private PlansAssert(Plans actual) {
        super(actual, PlansAssert.class);
    }

    /** Fails where a plan is missing: what was not seen has no sequential scan either. */
    public static PlansAssert assertThat(Plans actual) {
        boolean complete = actual.plans().stream().noneMatch(plan -> plan.nodes().isEmpty());
        return new PlansAssert(actual)
                .check(!actual.plans().isEmpty(), "ran no statement")
                .check(complete, "has a statement without a plan");
    }

    /** From here on only the statements whose text contains this. */
    public PlansAssert ofStatement(String part) {
        List<Plan> some = actual.plans().stream().filter(p -> p.text().contains(part)).toList();
        check(!some.isEmpty(), "ran no statement with '%s'", part);
        return assertThat(new Plans(actual.request(), some));
    }

    public PlansAssert usesIndex(String name) {
        return check(any(node -> name.equals(node.index())), "does not use the index %s", name);
    }

    /** Has a node of this type, such as {@code Sort}. */
    public PlansAssert has(String type) {
        return check(any(node -> type.equals(node.type())), "has no %s", type);
    }

    public PlansAssert hasNo(String type) {
        return check(!any(node -> type.equals(node.type())), "has a %s", type);
    }

    /** Has such a node on this table: {@code has("Seq Scan", "post")}. */
    public PlansAssert has(String type, String table) {
        return check(any(node -> isOn(node, type, table)), "has no %s on %s", type, table);
    }

    public PlansAssert hasNo(String type, String table) {
        return check(!any(node -> isOn(node, type, table)), "has a %s on %s", type, table);
    }

    /** Looks at no more rows of the table, whether or not they passed the filter. */
    public PlansAssert visitsAtMost(long rows, String table) {
        long visited = actual.rowsVisited(table);
        return check(visited <= rows, "visits %d rows of %s, over %d", visited, table, rows);
    }

    public PlansAssert visitsMoreThan(long rows, String table) {
        long visited = actual.rowsVisited(table);
        return check(visited > rows, "visits %d rows of %s, not over %d", visited, table, rows);
    }

    /** Touches no more pages, cached or not. */
    public PlansAssert touchesAtMost(long buffers) {
        long touched = actual.buffers();
        return check(touched <= buffers, "touches %d buffers, over %d", touched, buffers);
    }

    /** The server sends no more than so many units of 1,024 bytes; needs PostgreSQL 17. */
    public PlansAssert outputsAtMostKilobytes(long kilobytes) {
        long output = actual.outputKilobytes();
        return check(output <= kilobytes, "outputs %d kB, over %d", output, kilobytes);
    }

    private boolean any(Predicate<Plan.Node> wanted) {
        return actual.nodes().anyMatch(wanted);
    }

    private static boolean isOn(Plan.Node node, String type, String table) {
        return type.equals(node.type()) && table.equals(node.relation());
    }

    private PlansAssert check(boolean holds, String otherwise, Object... arguments) {
        if (!holds) {
            failWithMessage(
                    "%s %s:%n%s",
                    actual.request(), otherwise.formatted(arguments), PlanText.of(actual.plans()));
        }
        return this;
    }
}
