package dev.sidebyside.lesson.search;

import java.time.Instant;

/** A post whose title or summary contains the text. */
public record FoundPost(long id, String slug, String title, String summary, Instant publishedAt) {

    /**
     * Returns the pattern for {@code like … escape '!'} that finds the text anywhere. In the text,
     * the characters {@code %}, {@code _} and {@code !} stand for themselves.
     */
    static String pattern(String text) {
        return "%" + text.replaceAll("[%_!]", "!$0") + "%";
    }
}
