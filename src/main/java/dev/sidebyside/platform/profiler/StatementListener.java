package dev.sidebyside.platform.profiler;

import java.util.List;
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
                                        Execution.of(queries),
                                        execution.getElapsedTime(),
                                        execution.isBatch() ? execution.getBatchSize() : 0));
    }
}
