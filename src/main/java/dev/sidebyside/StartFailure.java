package dev.sidebyside;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
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
            if (isOfConfiguration(cause)) {
                LOG.errorf("A setting cannot be used. %s", cause.getMessage().strip());
                return;
            }
        }
        LOG.error("The application cannot start", failure);
    }

    /** SmallRye Config has no exception of its own, but numbers its messages. */
    private static boolean isOfConfiguration(Throwable failure) {
        return failure instanceof ConfigurationException
                || String.valueOf(failure.getMessage()).startsWith("SRCFG");
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }
}
