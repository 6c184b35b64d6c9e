package dev.sidebyside.lesson.cacheaside;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;

/** A client of the profiles. */
final class Profiles {

    private Profiles() {}

    static String name(String profile) {
        return given().get(profile).then().statusCode(200).extract().path("name");
    }

    static Response change(String profile, String ifMatch, String name) {
        return given().header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "bio", "Changed by a test."))
                .put(profile);
    }

    /** Whatever version it has. */
    static void rename(String profile, String name) {
        change(profile, "*", name).then().statusCode(200);
    }
}
