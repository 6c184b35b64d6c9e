package dev.sidebyside.platform.profiler;

import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.SQLException;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.proxy.SimpleResultSetProxyLogic;

/** Counts the rows fetched from a result set, for the execution that it belongs to. */
final class RowCounter extends SimpleResultSetProxyLogic {

    private final ResultSet rows;
    private StatementLog log;
    private StatementLog.Execution execution;

    RowCounter(ResultSet rows, ConnectionInfo connection, ProxyConfig config) {
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
            count();
        }
        return result;
    }

    /** Finds the execution at the first row: it is recorded after its result set is made. */
    private void count() throws SQLException {
        if (log == null) {
            log = CurrentRequest.recorder().map(recorder -> recorder.statementLog).orElse(null);
            execution = log == null ? null : log.lastOf(rows.getStatement());
        }
        if (execution != null) {
            log.addRow(execution);
        }
    }
}
