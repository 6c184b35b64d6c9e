package dev.sidebyside.testing;

import java.io.IOException;
import java.util.List;

/** A master, its replica, and a Sentinel that promotes the replica when the master is lost. */
public record RedisSentinel(RedisNode master, RedisNode replica, RedisNode sentinel)
        implements RedisTopology {

    private static final String NAME = "cache";

    public static RedisSentinel start() throws IOException {
        RedisNode master = RedisNode.server();
        RedisNode replica = RedisNode.server("--replicaof", "127.0.0.1", "" + master.port());
        RedisNode sentinel =
                RedisNode.sentinel(
                        "sentinel monitor %s 127.0.0.1 %d 1".formatted(NAME, master.port()),
                        "sentinel auth-pass %s %s".formatted(NAME, RedisNode.PASSWORD),
                        // Short, so that a failover takes about two seconds.
                        "sentinel down-after-milliseconds %s 1000".formatted(NAME),
                        "sentinel failover-timeout %s 3000".formatted(NAME));
        RedisSentinel redis = new RedisSentinel(master, replica, sentinel);
        redis.startEmpty();
        return redis;
    }

    @Override
    public void startEmpty() throws IOException {
        close();
        master.startEmpty();
        replica.startEmpty();
        // A Sentinel looks for replicas at its start, and then only every ten seconds.
        replica.awaitReply("INFO replication", "master_link_status:up");
        sentinel.startEmpty();
        sentinel.awaitReply("SENTINEL REPLICAS " + NAME, "" + replica.port());
    }

    @Override
    public List<String> properties() {
        return List.of(
                "quarkus.redis.client-type=sentinel",
                "quarkus.redis.hosts=redis://127.0.0.1:" + sentinel.port(),
                "quarkus.redis.master-name=" + NAME,
                "quarkus.redis.password=" + RedisNode.PASSWORD);
    }

    @Override
    public List<RedisNode> nodes() {
        return List.of(master, replica);
    }

    /** Returns when the replica is the master. */
    public void awaitFailover() {
        replica.awaitReply("INFO replication", "role:master");
        sentinel.awaitReply("SENTINEL GET-MASTER-ADDR-BY-NAME " + NAME, "" + replica.port());
    }

    /** Returns when the master of before, back again, follows the new one. */
    public void awaitOldMasterFollows() {
        master.awaitReply("INFO replication", "master_link_status:up");
    }

    @Override
    public void close() throws IOException {
        sentinel.close();
        replica.close();
        master.close();
    }
}
