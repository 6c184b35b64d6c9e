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

    /** Reads the configuration, because nothing can be injected into a JDBC driver. */
    static Level configured() {
        return ConfigProvider.getConfig().getValue("sidebyside.profiler", Level.class);
    }
}
