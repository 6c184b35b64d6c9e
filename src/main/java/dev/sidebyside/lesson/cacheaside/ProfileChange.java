package dev.sidebyside.lesson.cacheaside;

import dev.sidebyside.platform.problem.StorableText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * What can be changed in a profile.
 *
 * @param name up to 100 characters
 * @param bio up to 1,000 characters
 */
public record ProfileChange(
        @NotBlank
                @CodePointLength(max = 100)
                @StorableText
                @Schema(minLength = 1, maxLength = 100, pattern = STORABLE_NAME)
                String name,
        @NotNull
                @CodePointLength(max = 1000)
                @StorableText
                @Schema(maxLength = 1000, pattern = STORABLE)
                String bio) {

    private static final String STORABLE_CHARACTERS = "[^\\x00\\uD800-\\uDFFF]*";

    /** For the OpenAPI document: {@link StorableText}. */
    static final String STORABLE = "^" + STORABLE_CHARACTERS + "$";

    /** For the OpenAPI document: the same, with a character that is no white space to Java. */
    static final String STORABLE_NAME =
            "^"
                    + STORABLE_CHARACTERS
                    + "[^\\x00\\uD800-\\uDFFF\\t-\\r\\x1C-\\x20\\u1680\\u2000-\\u2006"
                    + "\\u2008-\\u200A\\u2028\\u2029\\u205F\\u3000]"
                    + STORABLE_CHARACTERS
                    + "$";
}
