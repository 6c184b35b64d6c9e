/**
 * Real PostgreSQL and Redis servers without Docker, so that one command runs the service and one
 * command its tests. Not used where a data source and Redis are configured.
 *
 * <p>{@link dev.sidebyside.platform.embedded.EmbeddedServers} is the way in. The programs come from
 * Maven Central (Redis or Valkey from the PATH, if installed). All files are in one data directory:
 * to begin anew, stop the service and delete it. {@code postgres.log} and {@code redis.log} are the
 * servers' logs. Their configuration is written at every start, so change it in {@code
 * PostgresCluster} and {@code RedisConfiguration}.
 *
 * <p>Servers are found by their pid file and by a request to them, not by the memory of a JVM. So a
 * server can be adopted after its JVM was killed, shared by several JVMs, and stopped by any of
 * them. {@code DirectoryLocks} prevents conflicts between processes. While the application runs,
 * {@code PostgresWatch} restarts a PostgreSQL that has ended.
 */
package dev.sidebyside.platform.embedded;
