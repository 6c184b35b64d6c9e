package dev.sidebyside.lesson.cacheaside;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;

/** Reads and changes profiles through the API. */
final class ProfileClient {

    private ProfileClient() {}

    /** Returns the name in the profile at this path. */
    static String name(String path) {
        return given().get(path).then().statusCode(200).extract().as(AuthorProfile.class).name();
    }

    static Response change(String path, String ifMatch, String name) {
        return given().header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "bio", "Changed by a test."))
                .put(path);
    }

    /** Changes the name whatever the current version is. */
    static void rename(String path, String name) {
        change(path, "*", name).then().statusCode(200);
    }
}
