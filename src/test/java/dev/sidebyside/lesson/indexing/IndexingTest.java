package dev.sidebyside.lesson.indexing;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static dev.sidebyside.testing.Plans.plansOf;
import static dev.sidebyside.testing.PlansAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.blog.Author;
import dev.sidebyside.blog.Comment;
import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.Measured;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The newest comments of the author who wrote the most. */
@QuarkusTest
class IndexingTest {

    private String path;

    @BeforeEach
    void findTheAuthor() {
        String handle =
                Comment.find("select author.handle from Comment group by 1 order by count(*) desc")
                        .project(String.class)
                        .firstResult();
        path = "/authors/" + handle + "/comments?limit=";
    }

    @AtTwoSizes
    void naiveReadsTheCommentsOfAllAuthors(int n) {
        Measured list = measure("/naive" + path + n);

        assertThat(list).lists(n).inStatements(2).readsRows(1 + n);
        assertThat(plansOf(list)).visitsMoreThan(Comment.count() - 1, "comment").has("Sort");
    }

    @AtTwoSizes
    void optimizedReadsOnlyTheCommentsOfTheList(int n) {
        Measured list = measure("/optimized" + path + n);

        assertThat(list).lists(n).inStatements(2).readsRows(1 + n);
        assertThat(plansOf(list))
                .visitsAtMost(n, "indexed_comment")
                .usesIndex("indexed_comment_by_author")
                .hasNo("Sort");
    }

    @Test
    void bothTablesHaveTheSameRows() {
        String rows = "select id, post.id, author.id, body, createdAt from %s order by id";
        List<Object[]> comments =
                Comment.find(rows.formatted("Comment")).project(Object[].class).list();

        assertThat(
                        IndexedComment.find(rows.formatted("IndexedComment"))
                                .project(Object[].class)
                                .list())
                .usingRecursiveComparison()
                .isEqualTo(comments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void returnsAnEmptyListForAnAuthorWithoutComments(String side) {
        Author silent = new Author();
        silent.handle = silent.name = silent.bio = "silent-reader";
        QuarkusTransaction.requiringNew().run(silent::persist);
        try {
            assertThat(measure(side + "/authors/silent-reader/comments")).lists(0);
        } finally {
            QuarkusTransaction.requiringNew().run(() -> Author.deleteById(silent.id));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/naive", "/optimized"})
    void returns404ForAnUnknownAuthor(String side) {
        given().get(side + "/authors/nobody/comments").then().statusCode(404);
    }
}
