package dev.sidebyside.site.page;

/** What the pages have in common. */
final class Pages {

    /**
     * The media type of a page at a path that also returns JSON. The quality makes JSON the
     * response for clients that accept everything.
     */
    static final String HTML = "text/html;qs=0.5";

    private Pages() {}
}
