package dev.sidebyside.lesson;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a lesson saves. The README shows this figure for both sides. */
public enum Measure {
    /** JDBC executions. */
    STATEMENTS("statements"),
    /** Entities that Hibernate created from rows. */
    ENTITIES("entities loaded"),
    /** Rows that the database returned. */
    ROWS_READ("rows read"),
    /** Rows that the application has read when the headers of the response leave. */
    ROWS_BEFORE_FIRST_BYTE("rows read before the first byte"),
    /** Rows that the database looked at, by the plans of the statements. */
    ROWS_VISITED("rows visited"),
    /** The response as sent, without its headers. */
    BODY_BYTES("bytes in the body");

    private final String unit;

    Measure(String unit) {
        this.unit = unit;
    }

    /** A plural noun, such as {@code rows read}. */
    @JsonValue
    public String unit() {
        return unit;
    }
}
