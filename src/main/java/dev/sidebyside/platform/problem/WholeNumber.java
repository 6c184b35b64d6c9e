package dev.sidebyside.platform.problem;

import java.util.OptionalLong;

/**
 * A whole number in a request: ASCII digits only. {@link Long#parseLong} also reads a sign and the
 * digits of other scripts, so one value would have many addresses.
 */
public final class WholeNumber {

    private WholeNumber() {}

    /** Returns empty for any other text, and for more than 18 digits. */
    public static OptionalLong parse(String text) {
        return text.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }
}
