package dev.sidebyside.profiler;

import java.util.List;
import java.util.stream.Collectors;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/** Adds each JDBC execution, successful or not, to the profile of the request that ran it. */
final class StatementListener implements QueryExecutionListener {

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // Nothing to tell yet: the cost is known afterwards.
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        CurrentRequest.profile()
                .ifPresent(
                        profile ->
                                profile.add(
                                        text(queries),
                                        execution.getElapsedTime(),
                                        execution.isBatch() ? execution.getBatchSize() : 0));
    }

    /**
     * One execution has one text, save for a batch of different statements, which shows them all.
     */
    private static String text(List<QueryInfo> queries) {
        return queries.stream()
                .map(QueryInfo::getQuery)
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
