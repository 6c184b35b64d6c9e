package dev.sidebyside;

import io.quarkus.logging.Log;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.util.ExceptionUtil;
import io.smallrye.config.ConfigValidationException;
import java.io.IOException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.api.FlywayException;

/** Logs in one line why the application did not start, if the reason is known. */
final class StartFailure {

    private StartFailure() {}

    static void log(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof QuarkusBindException bind) {
                Log.errorf(
                        "Port %d is in use: stop the program that uses it, or set another port with"
                                + " -Dquarkus.http.port=",
                        bind.getPort());
            } else if (cause instanceof FlywayException) {
                logDatabase(ExceptionUtil.getRootCause(cause));
            } else if (cause instanceof ConfigValidationException invalid) {
                Log.errorf("A setting is not valid. %s", invalid.getProblem(0).getMessage());
            } else if (cause instanceof ConfigurationException
                    // SmallRye Config has no exception of its own, but its messages have numbers.
                    || String.valueOf(cause.getMessage()).startsWith("SRCFG")) {
                Log.errorf("A setting is not valid. %s", cause.getMessage().strip());
            } else {
                continue;
            }
            return;
        }
        Log.error("The application cannot start", failure);
    }

    private static void logDatabase(Throwable reason) {
        String message = String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
        if (reason instanceof IOException) {
            String url =
                    ConfigProvider.getConfig()
                            .getValue("quarkus.datasource.jdbc.url", String.class);
            Log.errorf(
                    "The database cannot be reached: quarkus.datasource.jdbc.url is \"%s\", but must"
                            + " name the host and port of a running PostgreSQL (%s: %s)",
                    Settings.withoutPasswords(url), reason.getClass().getSimpleName(), message);
        } else {
            Log.errorf("The database cannot be set up: %s", message);
        }
    }
}
