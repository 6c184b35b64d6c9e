/**
 * Real PostgreSQL and Redis servers without Docker, so that one command runs the service and one
 * command its tests. {@link dev.sidebyside.platform.embedded.EmbeddedServers} starts those that are
 * not configured elsewhere. All their files are in one data directory: to start with empty servers,
 * stop the service and delete it. Its configuration files are written at every start, so change
 * them in {@code PostgresCluster} and {@code RedisConfiguration}.
 *
 * <p>Servers are found by their pid file and by a request to them, not by the memory of a JVM. So a
 * server can be adopted after its JVM was killed, shared by several JVMs, and stopped by any of
 * them.
 */
package dev.sidebyside.platform.embedded;
