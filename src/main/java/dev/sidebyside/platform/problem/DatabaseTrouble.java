package dev.sidebyside.platform.problem;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A failure of the database that passes: 503. Neither the request nor the program is wrong. */
enum DatabaseTrouble {
    AWAY(
            "The database cannot be reached.",
            5,
            "08...|57P0.|Acquisition timeout while waiting for new connection"),
    BUSY(
            "All connections to the database are in use.",
            1,
            "53300|Sorry, acquisition timeout!|Acquisition timeout on health check"),
    TOO_SLOW("The database took too long and was stopped.", 5, "57014");

    final String detail;

    /** How long a client should wait; for {@code Retry-After}. */
    final int retryAfterSeconds;

    /**
     * Matches the states (PostgreSQL's manual, appendix A). The timeouts of the connection pool
     * have no state; it matches their messages.
     */
    private final String reasons;

    DatabaseTrouble(String detail, int retryAfterSeconds, String reasons) {
        this.detail = detail;
        this.retryAfterSeconds = retryAfterSeconds;
        this.reasons = reasons;
    }

    /** Looks at every cause, since each layer wraps what it passes on. The innermost counts. */
    static Optional<DatabaseTrouble> in(Throwable failure) {
        return causes(failure, new LinkedHashSet<>()).stream()
                .flatMap(cause -> cause instanceof SQLException sql ? of(sql) : Stream.empty())
                .reduce((outer, inner) -> inner);
    }

    /** Returns the first line of the innermost message. */
    static String reason(Throwable failure) {
        return causes(failure, new LinkedHashSet<>()).stream()
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner)
                .flatMap(message -> message.lines().findFirst())
                .orElseGet(failure::toString);
    }

    private static Stream<DatabaseTrouble> of(SQLException failure) {
        String state = failure.getSQLState();
        String reason = state == null ? String.valueOf(failure.getMessage()) : state;
        return Stream.of(values()).filter(trouble -> reason.matches(trouble.reasons));
    }

    /** Includes suppressed ones, such as the reason of a failed commit. There may be a cycle. */
    private static Set<Throwable> causes(Throwable failure, Set<Throwable> found) {
        if (failure != null && found.add(failure)) {
            Stream.of(failure.getSuppressed()).forEach(suppressed -> causes(suppressed, found));
            causes(failure.getCause(), found);
        }
        return found;
    }
}
