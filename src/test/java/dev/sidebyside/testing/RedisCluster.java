package dev.sidebyside.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Redis Cluster of three masters, each with a third of the slots. The first has a replica. */
public record RedisCluster(List<RedisNode> masters, RedisNode replica) implements RedisTopology {

    private static final int SLOTS = 16_384;

    /** Short, so that a failover takes about two seconds. */
    private static final String NODE_TIMEOUT_MILLIS = "1000";

    public static RedisCluster start() throws IOException {
        List<RedisNode> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(
                    RedisNode.server(
                            "--cluster-enabled",
                            "yes",
                            "--cluster-node-timeout",
                            NODE_TIMEOUT_MILLIS));
        }
        RedisCluster cluster = new RedisCluster(nodes.subList(0, 3), nodes.get(3));
        cluster.startEmpty();
        return cluster;
    }

    @Override
    public void startEmpty() throws IOException {
        close();
        for (RedisNode node : nodes()) {
            node.startEmpty();
        }
        for (int i = 0; i < masters.size(); i++) {
            RedisNode master = masters.get(i);
            String slots =
                    IntStream.range(i * SLOTS / masters.size(), (i + 1) * SLOTS / masters.size())
                            .mapToObj(String::valueOf)
                            .collect(Collectors.joining(" "));
            master.send("CLUSTER ADDSLOTS " + slots);
            replica.send("CLUSTER MEET 127.0.0.1 " + master.port());
        }
        for (RedisNode node : nodes()) {
            node.awaitReply("CLUSTER INFO", "cluster_known_nodes:4");
            node.awaitReply("CLUSTER INFO", "cluster_state:ok");
        }
        String id = masters.get(0).send("CLUSTER MYID").lines().skip(1).findFirst().orElseThrow();
        replica.send("CLUSTER REPLICATE " + id);
        replica.awaitReply("INFO replication", "master_link_status:up");
    }

    @Override
    public List<String> properties() {
        return List.of(
                "quarkus.redis.client-type=cluster",
                "quarkus.redis.hosts="
                        + masters.stream()
                                .map(node -> "redis://127.0.0.1:" + node.port())
                                .collect(Collectors.joining(",")),
                "quarkus.redis.password=" + RedisNode.PASSWORD);
    }

    @Override
    public List<RedisNode> nodes() {
        List<RedisNode> nodes = new ArrayList<>(masters);
        nodes.add(replica);
        return nodes;
    }

    /** Returns when the replica is a master, and the cluster works again. */
    public void awaitFailover() {
        replica.awaitReply("INFO replication", "role:master");
        masters.get(2).awaitReply("CLUSTER INFO", "cluster_state:ok");
    }

    /** Returns when the last master has noticed that another one, without a replica, is lost. */
    public void awaitFailure() {
        masters.get(2).awaitReply("CLUSTER INFO", "cluster_state:fail");
    }

    /** Returns when all masters know that they serve all slots. */
    public void awaitOk() {
        for (RedisNode master : masters) {
            master.awaitReply("CLUSTER INFO", "cluster_state:ok");
        }
    }

    @Override
    public void close() throws IOException {
        for (RedisNode node : nodes()) {
            node.close();
        }
    }
}
