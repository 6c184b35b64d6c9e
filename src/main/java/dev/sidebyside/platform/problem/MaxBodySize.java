package dev.sidebyside.platform.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a resource method read larger bodies than {@code sidebyside.http.body-limit}, up to {@code
 * quarkus.http.limits.max-body-size}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MaxBodySize {

    /** In KiB. */
    int kilobytes();
}
