package dev.sidebyside.platform.embedded;

/** The embedded servers cannot run here. The message is one line that says what to do. */
public final class EmbeddedServersException extends RuntimeException {

    EmbeddedServersException(String message, Object... values) {
        this(null, message, values);
    }

    EmbeddedServersException(Throwable cause, String message, Object... values) {
        super(message.formatted(values), cause);
    }
}
