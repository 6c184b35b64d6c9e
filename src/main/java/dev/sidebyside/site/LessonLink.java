package dev.sidebyside.site;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells on every answer of a lesson where the lesson is described (RFC 8288). */
class LessonLink {

    @ServerResponseFilter
    void add(ResourceInfo resource, ContainerResponseContext response) {
        Class<?> resourceClass = resource.getResourceClass();
        if (resourceClass != null) {
            Catalogue.slug(resourceClass)
                    .map(slug -> "</lessons/" + slug + ">; rel=\"describedby\"")
                    .ifPresent(link -> response.getHeaders().add(HttpHeaders.LINK, link));
        }
    }
}
