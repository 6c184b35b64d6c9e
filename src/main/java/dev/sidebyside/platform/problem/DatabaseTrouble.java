package dev.sidebyside.platform.problem;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.exception.JDBCConnectionException;

/**
 * Why the database does not answer, although nothing is wrong with the request or the program. It
 * passes, so the answer is 503.
 */
enum DatabaseTrouble {
    AWAY("The database cannot be reached.", 5),
    BUSY("All connections to the database are in use.", 1),
    TOO_SLOW("The database took too long and was stopped.", 5);

    final String detail;

    /** When it is worth asking again; for {@code Retry-After}. */
    final int retryAfterSeconds;

    DatabaseTrouble(String detail, int retryAfterSeconds) {
        this.detail = detail;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /**
     * Persistence, transactions and interceptors each wrap what they pass on, so every cause is
     * looked at; the innermost is the most exact.
     */
    static Optional<DatabaseTrouble> in(Throwable failure) {
        return causes(failure).stream()
                .flatMap(cause -> ofOne(cause).stream())
                .reduce((outer, inner) -> inner);
    }

    /** In the words of the innermost cause that has any, on one line. */
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

    /** A commit that fails names its reason among the suppressed. They may go in circles. */
    private static void collect(Throwable failure, Set<Throwable> found) {
        if (failure != null && found.add(failure)) {
            Stream.of(failure.getSuppressed()).forEach(suppressed -> collect(suppressed, found));
            collect(failure.getCause(), found);
        }
    }

    private static Optional<DatabaseTrouble> ofOne(Throwable cause) {
        if (cause instanceof SQLException sql) {
            return sql.getSQLState() == null ? ofPool(sql) : ofState(sql.getSQLState());
        }
        return cause instanceof JDBCConnectionException ? Optional.of(AWAY) : Optional.empty();
    }

    /** Appendix A of PostgreSQL's manual: class 08 and 57P0x connections, 57014 a timeout. */
    private static Optional<DatabaseTrouble> ofState(String state) {
        if (state.startsWith("08") || state.startsWith("57P0")) {
            return Optional.of(AWAY);
        }
        return switch (state) {
            case "53300" -> Optional.of(BUSY);
            case "57014" -> Optional.of(TOO_SLOW);
            default -> Optional.empty();
        };
    }

    /** The connection pool gives its timeouts neither a state nor a type. */
    private static Optional<DatabaseTrouble> ofPool(SQLException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("timeout while waiting for new connection")) {
            return Optional.of(AWAY);
        }
        return message.contains("acquisition timeout") ? Optional.of(BUSY) : Optional.empty();
    }
}
