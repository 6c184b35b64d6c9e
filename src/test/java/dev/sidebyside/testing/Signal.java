package dev.sidebyside.testing;

import static dev.sidebyside.testing.Soon.await;

import java.io.IOException;

/** Sends a signal to a process. */
final class Signal {

    private Signal() {}

    /**
     * @param name such as {@code STOP}
     */
    static void send(String name, long pid) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start();
        // Not onExit(): it needs a thread of the common pool, and clients may keep all of them
        // busy.
        await().until(() -> !kill.isAlive());
    }
}
