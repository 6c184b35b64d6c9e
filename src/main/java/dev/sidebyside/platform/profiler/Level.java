package dev.sidebyside.platform.profiler;

import org.eclipse.microprofile.config.ConfigProvider;

/** How much is recorded: the property {@code sidebyside.profiler}. */
public enum Level {
    /** Nothing: connections are bare and responses have no extra header. */
    OFF,
    /** Counts and times, in the header {@code Server-Timing}; no statement text is kept. */
    HEADERS,
    /** Also every statement, call site and resource, served below {@code /profiler}. */
    FULL;

    /**
     * Read from the configuration, because a JDBC driver is created outside the reach of injection.
     */
    static Level configured() {
        return ConfigProvider.getConfig().getValue("sidebyside.profiler", Level.class);
    }
}
