package dev.sidebyside.platform.profiler;

import static java.util.Collections.nCopies;
import static java.util.stream.Collectors.joining;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * A statement's text and the values that it ran with; for a batch, those of the first row.
 *
 * @param values as the calls that set them, so that no type has to be guessed; null if they were
 *     not kept
 */
record BoundStatement(String text, List<ParameterSetOperation> values) {

    /** What an object needs besides its characters, roughly. */
    private static final int BYTES_PER_VALUE = 64;

    private static final long ENDLESS = Integer.MAX_VALUE;

    /** A statement has already read the values of these types. */
    private static final List<Class<?>> READ_ONCE =
            List.of(InputStream.class, Reader.class, Blob.class, Clob.class);

    /**
     * One execution has one text, except for a batch of different statements, which shows them all.
     */
    static BoundStatement of(List<QueryInfo> queries) {
        String text = queries.stream().map(QueryInfo::getQuery).distinct().collect(joining("; "));
        List<ParameterSetOperation> values =
                queries.stream()
                        .flatMap(query -> query.getParametersList().stream())
                        .findFirst()
                        .orElse(List.of());
        return new BoundStatement(text, values);
    }

    /** The first execution of a group; without values if the group has no literals. */
    static BoundStatement withLiterals(Profile.Group group) {
        return group.sql() == null
                ? new BoundStatement(group.text(), null)
                : new BoundStatement(group.sql(), List.of());
    }

    /** In PostgreSQL's own form, with {@code $1} for the first value; one or several statements. */
    List<NativeQuery> parsed() throws SQLException {
        return Parser.parseJdbcSql(text, true, true, true, false, false);
    }

    /** Only a prepared statement has a generic plan. Returns the statement that executes it. */
    String prepareIn(Statement session) throws SQLException {
        NativeQuery query = parsed().get(0);
        session.execute("set local plan_cache_mode = force_generic_plan; deallocate all");
        session.execute("prepare explained as " + query.nativeSql);
        String values = String.join(", ", nCopies(query.bindPositions.length, "?"));
        return "execute explained" + (values.isEmpty() ? "" : "(" + values + ")");
    }

    BoundStatement withoutValues() {
        return new BoundStatement(text, null);
    }

    /** What the text and the values need in memory, roughly, in bytes. */
    long size() {
        Stream<ParameterSetOperation> calls = values == null ? Stream.of() : values.stream();
        return text.length()
                + calls.flatMap(call -> Stream.of(call.getArgs()))
                        .mapToLong(argument -> BYTES_PER_VALUE + length(argument))
                        .sum();
    }

    private static long length(Object argument) {
        if (argument instanceof byte[] bytes) {
            return bytes.length;
        }
        boolean readOnce = READ_ONCE.stream().anyMatch(type -> type.isInstance(argument));
        return readOnce ? ENDLESS : String.valueOf(argument).length();
    }

    /** Sets the same values, by the same methods, on another statement. */
    void setValuesOn(PreparedStatement statement) throws SQLException {
        for (ParameterSetOperation call : values) {
            try {
                call.getMethod().invoke(statement, call.getArgs());
            } catch (InvocationTargetException e) {
                throw new SQLException(e.getCause().getMessage(), e);
            } catch (IllegalAccessException | IllegalArgumentException e) {
                throw new SQLException("These are the parameters of a call", e);
            }
        }
    }
}
