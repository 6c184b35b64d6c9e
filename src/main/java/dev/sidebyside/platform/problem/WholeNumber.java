package dev.sidebyside.platform.problem;

import java.util.OptionalLong;

/**
 * A whole number in a request: ASCII digits only. {@link Long#parseLong} would take a sign and the
 * digits of all scripts, so one value would have many addresses.
 */
public final class WholeNumber {

    private WholeNumber() {}

    /** Empty for anything else, and for a number above {@link Long#MAX_VALUE}. */
    public static OptionalLong parse(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
