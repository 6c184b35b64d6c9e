package dev.sidebyside;

import io.quarkus.runtime.QuarkusBindException;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/** Says in one line why the application did not start, where the reason is known. */
final class StartFailure {

    private static final Logger LOG = Logger.getLogger(SideBySide.class);

    private StartFailure() {}

    static void log(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof QuarkusBindException bind) {
                LOG.errorf(
                        "Port %d is in use: stop what listens there, or choose another with"
                                + " -Dquarkus.http.port=",
                        bind.getPort());
                return;
            }
            if (cause instanceof FlywayException) {
                LOG.errorf("The database cannot be set up: %s", root(cause).getMessage());
                return;
            }
        }
        LOG.error("The application cannot start", failure);
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }
}
