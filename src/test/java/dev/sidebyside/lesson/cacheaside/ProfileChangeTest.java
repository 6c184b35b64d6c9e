package dev.sidebyside.lesson.cacheaside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The OpenAPI document and the validator accept the same names. */
class ProfileChangeTest {

    private static final Pattern DOCUMENTED = Pattern.compile(ProfileChange.STORABLE_NAME);

    @Test
    void theDocumentedPatternMatchesExactlyTheValidNames() {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();

            assertThat(IntStream.rangeClosed(0, Character.MAX_VALUE))
                    .filteredOn(code -> isDocumented(code) != isValid(validator, code))
                    .isEmpty();
        }
    }

    private static boolean isDocumented(int code) {
        return DOCUMENTED.matcher(Character.toString(code)).matches();
    }

    private static boolean isValid(Validator validator, int code) {
        return validator.validate(new ProfileChange(Character.toString(code), "")).isEmpty();
    }
}
