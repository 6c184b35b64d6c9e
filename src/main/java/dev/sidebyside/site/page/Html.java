package dev.sidebyside.site.page;

/** For the pages that share their addresses with JSON. */
public final class Html {

    /**
     * The media type, with a quality (RFC 2295) below that of JSON, so that a client that accepts
     * anything, as curl does, gets JSON.
     */
    public static final String TYPE = "text/html;qs=0.5";

    private Html() {}

    /** Whether a path has pages for browsers; below {@code /profiler} some have JSON only. */
    static boolean isPage(String path) {
        return path.equals("/") || path.startsWith("/lessons") || path.startsWith("/profiler");
    }
}
