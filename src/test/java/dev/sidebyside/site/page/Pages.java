package dev.sidebyside.site.page;

import static io.restassured.RestAssured.given;

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

    /** The page; fails if it is none. */
    static String html(String path) {
        return get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
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
