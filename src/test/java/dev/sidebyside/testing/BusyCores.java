package dev.sidebyside.testing;

import java.util.ArrayList;
import java.util.List;

/** Keeps every core of the machine busy from a process that is not the service's. */
public final class BusyCores implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;
    private volatile long work;

    public BusyCores() {
        for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
            Thread thread = new Thread(this::spin, "busy core");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void spin() {
        while (!closed) {
            work++;
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
