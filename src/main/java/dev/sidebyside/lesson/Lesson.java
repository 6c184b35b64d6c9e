package dev.sidebyside.lesson;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a package a lesson. The package's last name is the lesson's slug; the catalogue, the
 * documentation and the tests find everything else from there.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Lesson {

    Chapter chapter();

    /** Its place in the chapter, from 1: lessons build on each other. */
    int place();

    String title();

    /** What a reader knows afterwards, in one sentence. */
    String teaches();

    /** The counterpart in Django, as its documentation calls it. */
    String django();

    /**
     * A request that shows the difference on the demo data, below {@code /naive} and {@code
     * /optimized}.
     */
    String example();

    UnderLoad underLoad();
}
