package dev.sidebyside.site.page;

/** The media type of pages that stand beside JSON at the same address. */
public final class Html {

    /**
     * Quality of the source (RFC 2295) below that of JSON, so that a client that accepts anything,
     * as curl does, gets JSON.
     */
    public static final String TYPE = "text/html;qs=0.5";

    private Html() {}
}
