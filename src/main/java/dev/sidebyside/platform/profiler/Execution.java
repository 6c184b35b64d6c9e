package dev.sidebyside.platform.profiler;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;

/**
 * A statement text and the values it ran with; of a batch, those of the first row.
 *
 * @param values as the calls that set them, so that no type has to be guessed; null where they are
 *     not kept
 */
record Execution(String text, List<ParameterSetOperation> values) {

    /** What an object needs beside its characters, roughly. */
    private static final int BYTES_PER_VALUE = 64;

    private static final long ENDLESS = Integer.MAX_VALUE;

    /**
     * One execution has one text, save for a batch of different statements, which shows them all.
     */
    static Execution of(List<QueryInfo> queries) {
        String text =
                queries.stream()
                        .map(QueryInfo::getQuery)
                        .distinct()
                        .collect(Collectors.joining("; "));
        List<ParameterSetOperation> values =
                queries.stream()
                        .flatMap(query -> query.getParametersList().stream())
                        .findFirst()
                        .orElse(List.of());
        return new Execution(text, values);
    }

    Execution withoutValues() {
        return new Execution(text, null);
    }

    /** What the values take in memory, roughly. */
    long size() {
        return values.stream()
                .flatMap(call -> Stream.of(call.getArgs()))
                .mapToLong(argument -> BYTES_PER_VALUE + length(argument))
                .sum();
    }

    private static long length(Object argument) {
        if (argument instanceof byte[] bytes) {
            return bytes.length;
        }
        // Whoever wants to read these again comes too late.
        boolean readOnce =
                argument instanceof InputStream
                        || argument instanceof Reader
                        || argument instanceof Blob
                        || argument instanceof Clob;
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
                throw new SQLException("Its values are those of a call", e);
            }
        }
    }
}
