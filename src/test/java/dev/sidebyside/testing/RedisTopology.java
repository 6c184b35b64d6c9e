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
