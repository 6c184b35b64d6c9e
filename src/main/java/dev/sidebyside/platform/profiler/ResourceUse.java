package dev.sidebyside.platform.profiler;

/** Counts what a request uses besides statements. Thread-safe. */
final class ResourceUse {

    private long waitNanos;
    private long heldNanos;
    private int held;
    private int commits;
    private int rollbacks;
    private long entities;

    synchronized void waitedForConnection(long nanos) {
        waitNanos += nanos;
    }

    /** Of two connections held at a time, each counts. */
    synchronized void holds(int change) {
        held += change;
        heldNanos -= change * System.nanoTime();
    }

    synchronized void endedTransaction(boolean committed) {
        commits += committed ? 1 : 0;
        rollbacks += committed ? 0 : 1;
    }

    synchronized void loadedEntity() {
        entities++;
    }

    /**
     * @param allocated bytes, or null where the JVM does not count them
     */
    synchronized Profile.Resources snapshot(long rowsRead, Long allocated) {
        double wait = ServerTiming.millis(waitNanos);
        double hold = ServerTiming.millis(heldNanos + held * System.nanoTime());
        return new Profile.Resources(wait, hold, commits, rollbacks, rowsRead, entities, allocated);
    }
}
