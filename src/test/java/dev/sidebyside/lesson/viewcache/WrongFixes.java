package dev.sidebyside.lesson.viewcache;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;

/** The fix that people try before a cache whose requests share a computation. */
@Path("/wrong/viewcache")
public class WrongFixes {

    static final Map<Integer, List<TrendingTag>> CACHE = new ConcurrentHashMap<>();

    /** Gets, computes and sets, as simple caches and caching annotations do. */
    @GET
    @Path("getandset")
    public List<TrendingTag> getAndSet(@RestQuery int limit) {
        List<TrendingTag> tags = CACHE.get(limit);
        if (tags == null) {
            tags = TrendingTag.most(limit);
            CACHE.put(limit, tags);
        }
        return tags;
    }
}
