package dev.sidebyside.lab;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.sidebyside.testing.Readme;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue lists what the code holds. */
@QuarkusTest
class CatalogueTest {

    @Inject Catalogue catalogue;

    @Test
    void itListsTheLessonsInReadingOrder() {
        given().get("/lessons")
                .then()
                .statusCode(200)
                .body("slug", hasItems("fetchjoin", "prefetch"));
    }

    @Test
    void everyExampleAnswersOnBothSides() {
        catalogue.entries().stream()
                .flatMap(entry -> Stream.of(entry.naive(), entry.optimized()))
                .forEach(example -> given().get(example).then().statusCode(200));
    }

    @Test
    void anEntryCanBeAskedForBySlug() {
        given().get("/lessons/fetchjoin")
                .then()
                .statusCode(200)
                .body("method", equalTo("GET"))
                .body("path", equalTo("/posts"))
                .body("naive", equalTo("/naive/posts?limit=100"))
                .body("page", equalTo("docs/fetchjoin.md"));
    }

    @Test
    void theStartLeadsToTheCatalogue() {
        given().get("/").then().statusCode(200).body("slug", hasItems("fetchjoin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive/posts", "/optimized/posts", "/naive/posts?limit=0"})
    void everyAnswerLinksItsLesson(String path) {
        given().get(path)
                .then()
                .header("Link", equalTo("</lessons/fetchjoin>; rel=\"describedby\""));
    }

    @Test
    void everyLessonHasItsPageAndItsRowInTheReadme() {
        List<CatalogueEntry> entries = catalogue.entries();

        assertThat(entries).allSatisfy(entry -> assertThat(Path.of(entry.page())).isRegularFile());
        assertThat(Readme.rows())
                .zipSatisfy(
                        entries, (row, entry) -> assertThat(row).startsWith("| [" + entry.slug()));
    }
}
