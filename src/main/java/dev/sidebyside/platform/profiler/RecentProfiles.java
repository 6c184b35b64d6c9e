package dev.sidebyside.platform.profiler;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The profiles of the last requests, in memory: 200, or fewer if their statements need more than 32
 * MiB together. Those of one request need 700 KB at most: 5,000 executions, 5,000 times that a
 * connection was held, and 256 KB of texts and values. Call sites come on top, up to five for each
 * text.
 */
@ApplicationScoped
class RecentProfiles {

    static final int MAX_PROFILES = 200;
    private static final long MAX_BYTES = 32 << 20;

    private final Map<String, Kept> byId = new LinkedHashMap<>();
    private long bytes;

    private record Kept(ProfileRecorder recorder, long bytes) {}

    synchronized void keep(ProfileRecorder recorder) {
        Kept kept = new Kept(recorder, recorder.size());
        Kept before = byId.put(recorder.id, kept);
        bytes += kept.bytes - (before == null ? 0 : before.bytes);
        Iterator<Kept> oldest = byId.values().iterator();
        while (byId.size() > MAX_PROFILES || bytes > MAX_BYTES) {
            bytes -= oldest.next().bytes;
            oldest.remove();
        }
    }

    /** At the request's end: a streamed response runs statements after it was kept. */
    synchronized void resize(ProfileRecorder recorder) {
        if (byId.containsKey(recorder.id)) {
            keep(recorder);
        }
    }

    synchronized Optional<ProfileRecorder> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(Kept::recorder);
    }

    synchronized List<ProfileRecorder> newestFirst() {
        List<ProfileRecorder> recorders = new ArrayList<>();
        byId.values().forEach(kept -> recorders.add(kept.recorder));
        Collections.reverse(recorders);
        return recorders;
    }
}
