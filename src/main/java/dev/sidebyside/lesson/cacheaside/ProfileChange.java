package dev.sidebyside.lesson.cacheaside;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What can be changed in a profile.
 *
 * @param name up to 100 characters
 * @param bio up to 1,000 characters
 */
public record ProfileChange(
        @NotBlank @Size(max = 100) @Pattern(regexp = WITHOUT_NUL, message = NO_NUL) String name,
        @NotNull @Size(max = 1000) @Pattern(regexp = WITHOUT_NUL, message = NO_NUL) String bio) {

    /** PostgreSQL's text cannot hold the character. */
    static final String WITHOUT_NUL = "[^\\x00]*";

    static final String NO_NUL = "must not contain a NUL character";
}
