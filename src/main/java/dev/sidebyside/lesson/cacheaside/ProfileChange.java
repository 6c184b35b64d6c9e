package dev.sidebyside.lesson.cacheaside;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * What can be changed in a profile.
 *
 * @param name not blank, up to 100 characters
 * @param bio up to 1,000 characters
 */
public record ProfileChange(
        @NotBlank
                @CodePointLength(max = 100)
                @Pattern(regexp = WITHOUT_NUL, message = NO_NUL)
                @Schema(minLength = 1, maxLength = 100, pattern = NOT_BLANK_WITHOUT_NUL)
                String name,
        @NotNull
                @CodePointLength(max = 1000)
                @Pattern(regexp = WITHOUT_NUL, message = NO_NUL)
                @Schema(maxLength = 1000)
                String bio) {

    /** PostgreSQL's text cannot hold the character. */
    static final String WITHOUT_NUL = "^[^\\x00]*$";

    static final String NO_NUL = "must not contain a NUL character";

    /** For the OpenAPI document: one character at least that is no white space to Java. */
    static final String NOT_BLANK_WITHOUT_NUL =
            "^[^\\x00]*"
                    + "[^\\x00\\t-\\r\\x1C-\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200A"
                    + "\\u2028\\u2029\\u205F\\u3000]"
                    + "[^\\x00]*$";
}
