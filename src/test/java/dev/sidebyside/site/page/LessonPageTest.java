package dev.sidebyside.site.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.site.Catalogue;
import dev.sidebyside.site.CatalogueEntry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each lesson has a page with a form, its explanation and the code of both sides. */
@QuarkusTest
class LessonPageTest {

    private static final String HTML = "text/html";
    private static final Pattern INPUT = Pattern.compile("<input [^>]*name=\"(\\w+)\"[^>]*>");
    private static final Pattern CODE =
            Pattern.compile("id=\"code-(\\w+)\">.*?<code>(.*?)</code>", Pattern.DOTALL);

    @Inject Catalogue catalogue;
    @Inject ObjectMapper json;

    @Test
    void everyPageExplainsItsLesson() {
        for (CatalogueEntry lesson : catalogue.lessons()) {
            assertThat(page(lesson.slug()))
                    .as(lesson.slug())
                    .contains("<h1>" + lesson.title() + "</h1>", "<h2>The symptom</h2>");
        }
    }

    @Test
    void everyFormHasTheParametersOfTheOpenApiDocument() throws IOException {
        JsonNode document = json.readTree(given().get("/q/openapi?format=json").asString());
        for (CatalogueEntry lesson : catalogue.lessons()) {
            Map<String, String> values = Contract.values(lesson.path(), lesson.naive());
            List<String> inputs =
                    matches(INPUT, page(lesson.slug())).map(it -> it.group()).toList();
            List<JsonNode> parameters =
                    document.path("paths")
                            .path("/naive" + lesson.path())
                            .path("get")
                            .path("parameters")
                            .valueStream()
                            .filter(it -> !it.path("in").asText().equals("header"))
                            .toList();

            assertThat(inputs).as(lesson.slug()).hasSameSizeAs(parameters);
            for (JsonNode parameter : parameters) {
                String name = parameter.path("name").asText();
                assertThat(inputs)
                        .as(lesson.slug())
                        .anySatisfy(
                                input -> {
                                    assertThat(input)
                                            .contains("name=\"" + name + "\"")
                                            .contains("data-in=\"" + parameter.path("in").asText())
                                            .contains("value=\"" + values.getOrDefault(name, ""));
                                    assertLimits(input, parameter.path("schema"));
                                });
            }
        }
    }

    private static void assertLimits(String input, JsonNode schema) {
        if (schema.path("type").asText().equals("integer")) {
            assertThat(input).contains("type=\"number\"");
            for (var limit : Map.of("minimum", "min", "maximum", "max").entrySet()) {
                if (schema.has(limit.getKey())) {
                    assertThat(input)
                            .contains(
                                    "%s=\"%s\""
                                            .formatted(
                                                    limit.getValue(),
                                                    schema.path(limit.getKey()).asText()));
                }
            }
        } else {
            assertThat(input).contains("type=\"text\"");
        }
    }

    @Test
    void everyPageShowsTheCodeOfBothSidesAsInSrcWithMarks() throws IOException {
        for (CatalogueEntry lesson : catalogue.lessons()) {
            List<MatchResult> shown = matches(CODE, page(lesson.slug())).toList();

            for (MatchResult side : shown.subList(0, 2)) {
                Path file = Path.of(SourceFile.path(lesson.slug(), side.group(1)));
                String text = side.group(2).replaceAll("<span class=\"sign\">.</span>", "");
                assertThat(Files.readString(file)).as("%s", file).endsWith(text(text));
            }
            assertThat(shown.get(0).group(1)).startsWith("Naive");
            assertThat(shown.get(0).group(2)).contains("<span class=\"line removed\"");
            assertThat(shown.get(1).group(1)).startsWith("Optimized");
            assertThat(shown.get(1).group(2)).contains("<span class=\"line added\"");
        }
    }

    @Test
    void returns404ForUnknownSlug() {
        given().accept(HTML).get("/lessons/nothing").then().statusCode(404);
    }

    @Test
    void saysThatComparisonIsGone() {
        assertThat(page("fetchjoin?comparison=gone"))
                .contains("The service does not have this comparison any more.");
    }

    @Test
    void showsComparisonWithItsLesson() {
        String id = compare("/posts?limit=7");

        assertThat(page("fetchjoin?comparison=" + id))
                .contains("value=\"7\"", "?comparison=" + id + "#comparison");
        assertThat(page("fetchjoin")).contains("?comparison=" + id + "#comparison");
        assertThat(page("prefetch?comparison=" + id)).contains("any more");
    }

    @Test
    void showsFigureOfTheLesson() {
        String id = compare("/search?q=haiku");

        assertThat(page("search?comparison=" + id))
                .containsPattern(
                        "rows visited(?s:.)*naive</span> <b>1,000</b>(?s:.)*optimized</span> <b>1</b>");
    }

    @Test
    void escapesValuesOfRequests() {
        String id = compare("/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(page("search?comparison=" + id))
                .doesNotContain("<script>alert")
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(1)");
    }

    private static String compare(String example) {
        String location =
                given().contentType(ContentType.JSON)
                        .body(
                                Map.of(
                                        "naive", profile("/naive" + example),
                                        "optimized", profile("/optimized" + example),
                                        "alike", "same"))
                        .post("/profiler/comparisons")
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String profile(String request) {
        String path = given().urlEncodingEnabled(false).get(request).header("Profile");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String page(String slugAndQuery) {
        Response page = given().accept(HTML).get("/lessons/" + slugAndQuery);
        assertThat(page.statusCode()).as(slugAndQuery).isEqualTo(200);
        assertThat(page.contentType()).startsWith(HTML);
        return page.asString();
    }

    private static Stream<MatchResult> matches(Pattern pattern, String page) {
        return pattern.matcher(page).results();
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
