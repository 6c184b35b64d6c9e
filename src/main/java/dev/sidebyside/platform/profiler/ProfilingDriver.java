package dev.sidebyside.platform.profiler;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.NoOpMethodExecutionListener;
import net.ttddyy.dsproxy.listener.NoOpQueryExecutionListener;
import net.ttddyy.dsproxy.proxy.JdbcProxyFactory;
import net.ttddyy.dsproxy.proxy.NanoTimeStopwatchFactory;
import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.proxy.SimpleResultSetProxyLogic;
import org.postgresql.Driver;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The PostgreSQL driver with a listener on every execution, whether by Hibernate or plain JDBC.
 *
 * <p>Named by {@code quarkus.datasource.jdbc.driver}; the URL stays PostgreSQL's own. At level
 * {@link Level#OFF} it returns the bare connection, which costs nothing; at {@link Level#FULL} it
 * also listens to transactions and the rows of result sets.
 */
public final class ProfilingDriver extends Driver {

    private final Level level;
    private final ProxyConfig config;

    /** As the connection pool makes it. */
    public ProfilingDriver() {
        this(Level.configured());
    }

    ProfilingDriver(Level level) {
        this.level = level;
        var builder =
                ProxyConfig.Builder.create()
                        .queryListener(new Executions())
                        .stopwatchFactory(new NanoTimeStopwatchFactory());
        if (level == Level.FULL) {
            builder.methodListener(new Transactions()).resultSetProxyLogicFactory(Rows::new);
        }
        this.config = builder.build();
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        Connection connection = super.connect(url, info);
        if (connection == null || level == Level.OFF) {
            return connection;
        }
        return JdbcProxyFactory.DEFAULT.createConnection(connection, new ConnectionInfo(), config);
    }

    /** Adds each JDBC execution, successful or not, to the profile of the request that ran it. */
    private static final class Executions extends NoOpQueryExecutionListener {
        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            CurrentRequest.record(recorder -> recorder.addStatement(execution, queries));
        }
    }

    /** Adds each commit or rollback. */
    private static final class Transactions extends NoOpMethodExecutionListener {
        @Override
        public void beforeMethod(MethodExecutionContext call) {
            String method = call.getMethod().getName();
            boolean commits = method.equals("commit");
            // A rollback with an argument returns to a savepoint, within the transaction. A
            // transaction that ran no statement does not exist in the database.
            if ((commits || method.equals("rollback") && call.getMethodArgs() == null)
                    && call.getTarget() instanceof BaseConnection connection
                    && connection.getTransactionState() != TransactionState.IDLE) {
                CurrentRequest.record(recorder -> recorder.resources.endedTransaction(commits));
            }
        }
    }

    /** Adds each row fetched from a result set to the execution that it belongs to. */
    private static final class Rows extends SimpleResultSetProxyLogic {
        private static final int BYTES_PER_VALUE = 8;

        private final ResultSet rows;
        private StatementLog.Execution execution;

        Rows(ResultSet rows, ConnectionInfo connection, ProxyConfig config) {
            super(rows, connection, config);
            this.rows = rows;
        }

        /** Bypasses the listeners of methods, which would time every value that is read. */
        @Override
        public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
            if (isCommonMethod(method.getName())) {
                return super.invoke(proxy, method, args);
            }
            Object result = proceedExecution(method, rows, args);
            if (method.getName().equals("next") && Boolean.TRUE.equals(result)) {
                countRow();
            } else if (execution != null && result != null && isValue(method)) {
                execution.addValue(result instanceof String text ? text.length() : BYTES_PER_VALUE);
            }
            return result;
        }

        /** As {@code getString(1)}. */
        private static boolean isValue(Method method) {
            return method.getName().startsWith("get") && method.getParameterCount() > 0;
        }

        /** Finds the execution at the first row: it is recorded after its result set is made. */
        private void countRow() throws SQLException {
            if (execution == null) {
                Statement statement = rows.getStatement();
                CurrentRequest.record(it -> execution = it.statementLog.lastOf(statement));
            }
            if (execution != null) {
                execution.addRow();
            }
        }
    }
}
