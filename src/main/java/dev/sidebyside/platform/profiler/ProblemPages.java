package dev.sidebyside.platform.profiler;

import java.util.List;

/** Finds the pages that explain a problem. The profiler itself knows none. */
public interface ProblemPages {

    /**
     * @param problem as in {@link Profile.Finding#problem()}
     * @return paths on this service; empty if no page explains the problem
     */
    List<String> about(String problem);
}
