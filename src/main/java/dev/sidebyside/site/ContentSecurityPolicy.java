package dev.sidebyside.site;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Makes browsers load nothing from other hosts and run no script or style that stands in the HTML
 * itself. The templates escape what they insert; this is the second line of defence.
 */
class ContentSecurityPolicy {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    @ServerResponseFilter
    void add(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (type != null && type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
            MultivaluedMap<String, Object> headers = response.getHeaders();
            // Removes the quality (see Html.TYPE), which only served to choose the page.
            headers.putSingle(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8");
            headers.putSingle("Content-Security-Policy", POLICY);
            headers.putSingle("X-Content-Type-Options", "nosniff");
            headers.putSingle("Referrer-Policy", "same-origin");
        }
    }
}
