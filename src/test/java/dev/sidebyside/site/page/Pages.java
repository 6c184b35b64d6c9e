package dev.sidebyside.site.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import dev.sidebyside.testing.Measured;
import io.restassured.response.Response;

/** Requests pages as a browser does. */
final class Pages {

    static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    private Pages() {}

    static Response get(String path) {
        return given().accept(BROWSER).urlEncodingEnabled(false).get(path);
    }

    /** The page; fails if it is none, or if browsers could do more with it than show it. */
    static String html(String path) {
        return get(path)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .body()
                .asString();
    }

    static String profile(Measured request) {
        return html("/profiler/requests/" + request.profile().id());
    }

    static String compare(Measured one, Measured other) {
        return html(
                "/profiler/compare?one=" + one.profile().id() + "&other=" + other.profile().id());
    }
}
