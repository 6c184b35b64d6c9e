/**
 * Real PostgreSQL and Redis servers without Docker, so that one command runs the service and one
 * command its tests. Where a data source or Redis is configured, nothing here is used.
 *
 * <p>{@link dev.sidebyside.platform.embedded.EmbeddedServers} is the way in. The programs come from
 * Maven Central (Redis or Valkey from the PATH, where one is installed), and everything they write
 * stays in one data directory: to begin anew, stop the service and delete it. {@code postgres.log}
 * and {@code redis.log} there say what the servers do; their configuration is written at every
 * start, so changes to it belong in {@code PostgresConfiguration} and {@code RedisConfiguration}.
 *
 * <p>A server is never found by what a JVM remembers, but by its pid file and by asking it. So it
 * can be adopted after its JVM was killed, shared by several JVMs, and stopped by any of them. Two
 * file locks keep them from getting in each other's way: {@code StartLock} lets one at a time start
 * or stop servers, {@code UsersLock} tells the last user that it is the last. While the application
 * runs, {@code PostgresWatch} starts a PostgreSQL again that has ended.
 */
package dev.sidebyside.platform.embedded;
