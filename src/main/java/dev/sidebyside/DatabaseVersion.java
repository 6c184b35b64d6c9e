package dev.sidebyside;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Refuses a PostgreSQL that is too old for the migrations, before they change anything in it. */
@ApplicationScoped
class DatabaseVersion extends BaseCallback implements FlywayConfigurationCustomizer {

    /** The first version with {@code storage} in {@code create table}. */
    private static final int OLDEST = 16;

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.callbacks(this);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_CLEAN || event == Event.BEFORE_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            DatabaseMetaData database = context.getConnection().getMetaData();
            check(database.getDatabaseMajorVersion(), database.getDatabaseProductVersion());
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
    }

    static void check(int major, String version) {
        if (major < OLDEST) {
            throw new FlywayException(
                    "PostgreSQL %d or newer is needed, but this is PostgreSQL %s"
                            .formatted(OLDEST, version));
        }
    }
}
