package dev.sidebyside.blog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sidebyside.testing.ScratchDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo data is deterministic, comes in any size, and never overwrites other rows. */
@QuarkusTest
class DemoDataTest {

    private static final String CHECKSUM =
            "select md5(string_agg(post::text, '' order by id)) from post";

    private ScratchDatabase database;

    @BeforeEach
    void createDatabase() {
        database = ScratchDatabase.create();
    }

    @AfterEach
    void dropDatabase() {
        database.drop();
    }

    @Test
    void loadsTheSameSizeOnce() {
        assertThat(load(100)).isPositive();
        String first = database.ask("select xmin::text from post where id = 1");

        assertThat(load(100)).isZero();
        assertThat(database.ask("select xmin::text from post where id = 1")).isEqualTo(first);
    }

    @Test
    void reloadsForAnotherSizeWithTheSameRowsPerSize() {
        load(100);
        String hundred = database.ask(CHECKSUM);
        load(150);
        assertThat(database.ask("select count(*) from post")).isEqualTo("150");
        assertThat(database.ask("select count(*) from indexed_comment"))
                .isEqualTo(database.ask("select count(*) from comment"));

        load(100);
        assertThat(database.ask(CHECKSUM)).isEqualTo(hundred);
    }

    /** Or its table stays empty after the demo data has changed and was loaded again. */
    @Test
    void scriptOfALessonRunsAgainWhenTheDemoDataHasChanged() throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(Files.readAllBytes(Path.of("db/demo/R__demo_data.sql")));

        try (Stream<Path> scripts = Files.list(Path.of("db/demo"))) {
            assertThat(scripts.filter(it -> it.getFileName().toString().contains("_data_")))
                    .isNotEmpty()
                    .allSatisfy(
                            script ->
                                    assertThat(script)
                                            .content()
                                            .contains("%08x".formatted(checksum.getValue())));
        }
    }

    @Test
    void newest100PostsHaveDifferentAuthorsAtEverySize() {
        for (int posts : new int[] {100, 2_000}) {
            load(posts);
            assertThat(
                            database.ask(
                                    "select count(distinct author_id) from"
                                            + " (select author_id from post order by published_at desc, id desc limit 100) newest"))
                    .isEqualTo("100");
        }
    }

    @Test
    void keepsOtherRows() {
        load(100);
        database.run("insert into author values (nextval('author_seq'), 'me', 'Me', 'Real')");

        load(150);

        assertThat(database.ask("select count(*) from post")).isEqualTo("100");
        assertThat(database.ask("select bio from author where handle = 'me'")).isEqualTo("Real");
    }

    @Test
    void rejectsSizeOutOfRange() {
        assertThatThrownBy(() -> load(99))
                .hasMessageContaining("sidebyside.demo.posts is 99, but must be 100 to 1000000");
    }

    @Test
    void newRowsGetIdsAfterTheDemoData() {
        load(100);
        // Hibernate's pooled optimizer: the sequence returns the last of a block of 50 ids.
        assertThat(database.ask("select nextval('post_seq') - 49 > max(id) from post"))
                .isEqualTo("t");
    }

    /** Migrates as the application does and returns the number of executed migrations. */
    private int load(int posts) {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("db/migration", "db/demo")
                .placeholders(
                        Map.of(
                                "demo.posts", String.valueOf(posts),
                                "statement.timeout", "10s",
                                "application.role", "current_user"))
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
