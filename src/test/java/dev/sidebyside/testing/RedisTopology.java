package dev.sidebyside.testing;

import java.io.IOException;
import java.util.List;

/**
 * Redis servers that a {@link PackagedService} uses together. They run beside those of other tests,
 * and end when this is closed or this JVM ends.
 */
public interface RedisTopology extends AutoCloseable {

    /** What the service must be started with. */
    List<String> properties();

    /** The nodes that may hold keys, in any order. */
    List<RedisNode> nodes();

    /**
     * Starts all nodes without data, in the roles and at the ports that they had first; ends those
     * that run. Returns when they work together.
     */
    void startEmpty() throws IOException;

    /** Empties all of them. */
    default void flush() throws IOException {
        for (RedisNode node : nodes()) {
            // Refused by a replica, which follows its master.
            node.send("FLUSHALL");
        }
    }

    @Override
    void close() throws IOException;
}
