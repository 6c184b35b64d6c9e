package dev.sidebyside.testing;

import java.io.IOException;
import java.util.List;

/** A single Redis. */
public record RedisStandalone(RedisNode node) implements RedisTopology {

    public static RedisStandalone start() throws IOException {
        RedisStandalone redis = new RedisStandalone(RedisNode.server());
        redis.startEmpty();
        return redis;
    }

    @Override
    public void startEmpty() throws IOException {
        node.startEmpty();
    }

    @Override
    public List<String> properties() {
        return List.of(
                "quarkus.redis.hosts=redis://127.0.0.1:" + node.port(),
                "quarkus.redis.password=" + RedisNode.PASSWORD);
    }

    @Override
    public List<RedisNode> nodes() {
        return List.of(node);
    }

    @Override
    public void close() throws IOException {
        node.close();
    }
}
