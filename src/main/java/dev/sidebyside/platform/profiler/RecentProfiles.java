package dev.sidebyside.platform.profiler;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last requests' profiles, in memory. */
@ApplicationScoped
class RecentProfiles {

    private static final int KEPT = 200;

    private final Map<String, RequestProfile> byId =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, RequestProfile> eldest) {
                    return size() > KEPT;
                }
            };

    synchronized void keep(RequestProfile profile) {
        byId.put(profile.id, profile);
    }

    synchronized Optional<RequestProfile> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized List<Profile> newestFirst() {
        List<Profile> profiles =
                new ArrayList<>(byId.values().stream().map(RequestProfile::snapshot).toList());
        Collections.reverse(profiles);
        return profiles;
    }
}
