package dev.sidebyside.site;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Links every response of a lesson to the lesson's catalogue entry (RFC 8288). */
class LessonLinkFilter {

    @ServerResponseFilter
    void add(ResourceInfo resource, ContainerResponseContext response) {
        Class<?> side = resource.getResourceClass();
        if (side != null) {
            Catalogue.slug(side)
                    .map(slug -> "</lessons/" + slug + ">; rel=\"describedby\"")
                    .ifPresent(link -> response.getHeaders().add(HttpHeaders.LINK, link));
        }
    }
}
