package dev.sidebyside.site.page;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Shows the problems of pages as HTML to clients that prefer it, which are browsers. The API
 * returns its problems as JSON to every client.
 */
class ErrorPages {

    /** Response filters with a higher priority run first. */
    private static final int BEFORE_CONTENT_SECURITY_POLICY = Priorities.USER + 1;

    @ConfigProperty(name = "sidebyside.profiler")
    String level;

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        /**
         * @param off whether the page does not exist because the profiler does not record enough
         */
        static native TemplateInstance error(HttpProblem problem, boolean off);
    }

    @ServerResponseFilter(priority = BEFORE_CONTENT_SECURITY_POLICY)
    void show(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (response.getEntity() instanceof HttpProblem problem
                && Html.isPage(path)
                && isBrowser(request)) {
            boolean off = path.startsWith("/profiler") && !level.equalsIgnoreCase("full");
            String page = Templates.error(problem, off).render();
            response.setEntity(
                    page, new Annotation[0], MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
            response.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        }
    }

    private static boolean isBrowser(ContainerRequestContext request) {
        MediaType first = request.getAcceptableMediaTypes().get(0);
        return first.getType().equals("text") && first.getSubtype().equals("html");
    }
}
