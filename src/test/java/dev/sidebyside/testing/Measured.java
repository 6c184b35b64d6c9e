package dev.sidebyside.testing;

import static io.restassured.RestAssured.given;

import dev.sidebyside.platform.profiler.Profile;
import io.restassured.response.Response;

/**
 * One HTTP request: its response and what it cost.
 *
 * @param response status, headers and body
 * @param profile as the profiler returns it
 */
public record Measured(Response response, Profile profile) {

    /** Sends a GET through the real stack. */
    public static Measured measure(String pathAndQuery) {
        return of(given().urlEncodingEnabled(false).get(pathAndQuery));
    }

    /** A request that was sent otherwise, with headers for instance. */
    public static Measured of(Response response) {
        Profile profile = given().get(response.header("Profile")).as(Profile.class);
        return new Measured(response, profile);
    }
}
