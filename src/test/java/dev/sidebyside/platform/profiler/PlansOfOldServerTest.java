package dev.sidebyside.platform.profiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.OldPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Before version 17, PostgreSQL does not count the bytes of a result. */
@EnabledIf(
        value = "dev.sidebyside.testing.OldPostgres#isInstalled",
        disabledReason = "needs PostgreSQL 15 of Debian")
class PlansOfOldServerTest {

    @TempDir Path temporary;

    @Test
    void countsEverythingElse() throws IOException {
        try (OldPostgres old = OldPostgres.start(temporary)) {
            Explainer explainer = new Explainer();
            explainer.url = old.url();
            explainer.user = Optional.of(OldPostgres.USER);
            explainer.password = Optional.empty();
            explainer.findings = new PlanFindings(null);
            var statement = new BoundStatement("select from pg_class", List.of());

            Plan plan = explainer.explain(List.of(statement), false).get(0);

            assertThat(plan.analyzed()).isTrue();
            assertThat(plan.rowsVisited()).isPositive();
            assertThat(plan.outputKilobytes()).isNull();
        }
    }
}
