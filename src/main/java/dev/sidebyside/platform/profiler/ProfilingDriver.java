package dev.sidebyside.platform.profiler;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.proxy.JdbcProxyFactory;
import net.ttddyy.dsproxy.proxy.NanoTimeStopwatchFactory;
import net.ttddyy.dsproxy.proxy.ProxyConfig;

/**
 * The PostgreSQL driver with a listener on every execution, whoever asks for it: Hibernate, plain
 * JDBC, a batch.
 *
 * <p>Named by {@code quarkus.datasource.jdbc.driver}; the URL stays PostgreSQL's own. At level
 * {@link Level#OFF} it hands out the bare connection, so that it costs nothing.
 */
public final class ProfilingDriver implements Driver {

    private static final JdbcProxyFactory PROXIES = JdbcProxyFactory.DEFAULT;

    private final Level level;
    private final Driver postgresql = new org.postgresql.Driver();
    private final ProxyConfig config =
            ProxyConfig.Builder.create()
                    .queryListener(new StatementListener())
                    .stopwatchFactory(new NanoTimeStopwatchFactory())
                    .build();

    /** As the connection pool makes it. */
    public ProfilingDriver() {
        this(Level.configured());
    }

    ProfilingDriver(Level level) {
        this.level = level;
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        Connection connection = postgresql.connect(url, info);
        if (connection == null || level == Level.OFF) {
            return connection;
        }
        return PROXIES.createConnection(connection, new ConnectionInfo(), config);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return postgresql.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return postgresql.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return postgresql.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return postgresql.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return postgresql.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return postgresql.getParentLogger();
    }
}
