package dev.sidebyside.platform.embedded;

/** The embedded servers cannot run here. The message is one line that says what to do. */
public final class EmbeddedServersException extends RuntimeException {

    EmbeddedServersException(String message) {
        super(message);
    }

    EmbeddedServersException(String message, Throwable cause) {
        super(message, cause);
    }
}
