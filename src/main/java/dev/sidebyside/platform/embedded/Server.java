package dev.sidebyside.platform.embedded;

import java.io.IOException;
import java.util.Map;

/** One server of a data directory. Both methods are called while holding the {@link StartLock}. */
interface Server {

    /**
     * Adopts the server when it already runs, starts it otherwise; returns the settings to reach
     * it.
     */
    Map<String, String> start() throws IOException;

    /** Stops the server, whoever started it; does nothing when it does not run. */
    void stop() throws IOException;
}
