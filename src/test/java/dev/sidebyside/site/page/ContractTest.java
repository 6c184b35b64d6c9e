package dev.sidebyside.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sidebyside.site.page.Contract.Parameter;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fields of the form are the parameters of the OpenAPI document. */
class ContractTest {

    @Test
    void readsParameterOfNumbers() throws IOException {
        Parameter limit =
                parameter(
                        """
                        {"name": "limit", "in": "query", "schema":
                            {"type": "integer", "minimum": 1, "maximum": 1000, "default": 20}}""");

        assertThat(limit)
                .isEqualTo(new Parameter("limit", "query", true, false, "", "1", "1000", "20"));
        assertThat(limit.hint()).isEqualTo("1 to 1,000; 20 by default");
    }

    @Test
    void hintNeedsNoMinimum() throws IOException {
        Parameter days =
                parameter(
                        """
                        {"name": "days", "in": "query", "schema": {"type": "integer", "maximum": 7}}""");

        assertThat(days.hint()).isEqualTo("up to 7");
    }

    @Test
    void readsParameterOfText() throws IOException {
        Parameter q =
                parameter(
                        """
                        {"name": "q", "in": "query", "required": true, "description": "The text",
                            "schema": {"type": "string", "minLength": 1, "maxLength": 100}}""");

        assertThat(q)
                .isEqualTo(new Parameter("q", "query", false, true, "The text", "1", "100", null));
        assertThat(q.hint()).isEqualTo("The text");
    }

    @Test
    void readsValuesOfRequest() {
        assertThat(
                        Contract.values(
                                "/tags/{slug}/posts", "/naive/tags/c%2B+%2F/posts?limit=10&q=a+b"))
                .isEqualTo(Map.of("slug", "c++/", "limit", "10", "q", "a b"));
    }

    @Test
    void ignoresWhatThePathDoesNotHave() {
        assertThat(Contract.values("/posts/{id}/html", "/naive/posts")).isEmpty();
    }

    @Test
    void hasNoValuesForMalformedUri() {
        assertThat(Contract.values("/posts", "/naive/posts?limit=10&q=%zz")).isEmpty();
    }

    private static Parameter parameter(String json) throws IOException {
        return Parameter.of(new ObjectMapper().readTree(json));
    }
}
