package dev.sidebyside.platform.profiler;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.UUID;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import org.postgresql.core.Utils;

/** Writes a statement with its values as literals, as the driver does, without the database. */
final class Literals {

    private Literals() {}

    /**
     * @return SQL that runs in any client; null if the values were not kept, or if the driver
     *     cannot write one of them
     */
    static String in(BoundStatement bound, Statement executed) {
        if (bound.values() == null || bound.values().isEmpty()) {
            return bound.values() == null ? null : bound.text();
        }
        try (var copy = executed.getConnection().prepareStatement(bound.text())) {
            bound.setValuesOn(copy);
            Map<String, String> arrays = new HashMap<>();
            for (ParameterSetOperation call : bound.values()) {
                if (call.getArgs()[1] instanceof Array array) {
                    arrays.put(mark((Integer) call.getArgs()[0], copy), literal(array));
                }
            }
            String sql = copy.toString();
            for (Entry<String, String> array : arrays.entrySet()) {
                sql = sql.replace(array.getKey(), array.getValue());
            }
            return sql;
        } catch (SQLException e) {
            return null;
        }
    }

    /** The driver writes most arrays as a question mark, so a unique text takes their place. */
    private static String mark(int index, PreparedStatement statement) throws SQLException {
        String mark = UUID.randomUUID().toString();
        statement.setString(index, mark);
        return "'" + mark + "'";
    }

    private static String literal(Array array) throws SQLException {
        String elements = Utils.escapeLiteral(null, array.toString(), true).toString();
        return "'%s'::%s[]".formatted(elements, array.getBaseTypeName());
    }
}
