package dev.sidebyside.lesson.cacheaside;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * The new content of a profile.
 *
 * @param name 1 to 100 characters, not only white space
 * @param bio up to 1,000 characters, may be empty
 */
public record ProfileChange(
        @NotBlank
                @CodePointLength(max = 100)
                @Pattern(regexp = STORABLE, message = NOT_STORABLE)
                @Schema(minLength = 1, maxLength = 100, pattern = STORABLE_NAME)
                String name,
        @NotNull
                @CodePointLength(max = 1000)
                @Pattern(regexp = STORABLE, message = NOT_STORABLE)
                @Schema(maxLength = 1000)
                String bio) {

    private static final String STORABLE_CHARACTERS = "[^\\x00\\uD800-\\uDFFF]*";

    /**
     * Text that PostgreSQL can store: without NUL, and without half of a surrogate pair, which JSON
     * can contain ({@code "\ud800"}) and which would be stored as a question mark.
     */
    static final String STORABLE = "^" + STORABLE_CHARACTERS + "$";

    static final String NOT_STORABLE = "must not contain NUL or half of a surrogate pair";

    /** The same, with at least one character that Java does not regard as white space. */
    static final String STORABLE_NAME =
            "^"
                    + STORABLE_CHARACTERS
                    + "[^\\x00\\uD800-\\uDFFF\\t-\\r\\x1C-\\x20\\u1680\\u2000-\\u2006"
                    + "\\u2008-\\u200A\\u2028\\u2029\\u205F\\u3000]"
                    + STORABLE_CHARACTERS
                    + "$";
}
