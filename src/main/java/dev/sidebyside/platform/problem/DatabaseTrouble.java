package dev.sidebyside.platform.problem;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.exception.JDBCConnectionException;

/** A failure of the database that passes: 503. Neither the request nor the program is wrong. */
enum DatabaseTrouble {
    AWAY("The database cannot be reached.", 5),
    BUSY("All connections to the database are in use.", 1),
    TOO_SLOW("The database took too long and was stopped.", 5);

    final String detail;

    /** How long a client should wait; for {@code Retry-After}. */
    final int retryAfterSeconds;

    DatabaseTrouble(String detail, int retryAfterSeconds) {
        this.detail = detail;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Looks at every cause, since each layer wraps what it passes on. The innermost counts. */
    static Optional<DatabaseTrouble> in(Throwable failure) {
        return causes(failure).stream()
                .flatMap(cause -> of(cause).stream())
                .reduce((outer, inner) -> inner);
    }

    /** Returns the first line of the innermost message. */
    static String reason(Throwable failure) {
        return causes(failure).stream()
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner)
                .flatMap(message -> message.lines().findFirst())
                .orElseGet(failure::toString);
    }

    private static Set<Throwable> causes(Throwable failure) {
        Set<Throwable> found = new LinkedHashSet<>();
        collect(failure, found);
        return found;
    }

    /** Includes suppressed ones, such as the reason of a failed commit. They may form a cycle. */
    private static void collect(Throwable failure, Set<Throwable> found) {
        if (failure != null && found.add(failure)) {
            Stream.of(failure.getSuppressed()).forEach(suppressed -> collect(suppressed, found));
            collect(failure.getCause(), found);
        }
    }

    private static Optional<DatabaseTrouble> of(Throwable cause) {
        if (cause instanceof SQLException failure) {
            String state = failure.getSQLState();
            return Optional.ofNullable(
                    state == null ? ofPool(String.valueOf(failure.getMessage())) : ofState(state));
        }
        return cause instanceof JDBCConnectionException ? Optional.of(AWAY) : Optional.empty();
    }

    /** See appendix A of PostgreSQL's manual. */
    private static DatabaseTrouble ofState(String state) {
        if (state.startsWith("08") || state.startsWith("57P0")) {
            return AWAY;
        }
        return switch (state) {
            case "53300" -> BUSY;
            case "57014" -> TOO_SLOW;
            default -> null;
        };
    }

    /** The timeouts of the connection pool (Agroal) have neither a state nor a type. */
    private static DatabaseTrouble ofPool(String message) {
        return switch (message) {
            case "Acquisition timeout while waiting for new connection" -> AWAY;
            case "Sorry, acquisition timeout!", "Acquisition timeout on health check" -> BUSY;
            default -> null;
        };
    }
}
