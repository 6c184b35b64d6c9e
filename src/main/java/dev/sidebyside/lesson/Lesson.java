package dev.sidebyside.lesson;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a package a lesson and holds what is known about it; README, docs and k6 repeat it by a
 * test. The last part of the package's name is the lesson's slug.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Lesson {

    Chapter chapter();

    /** The position in the chapter, from 1: lessons build on each other. */
    int place();

    String title();

    /** What a reader knows afterwards, in one sentence. */
    String teaches();

    /** The counterpart in Django, as Django's documentation names it. */
    String django();

    /**
     * A GET request that shows the difference on the demo data: path and query, without {@code
     * /naive} or {@code /optimized}.
     */
    String example();

    /**
     * The lowest acceptable ratio of the two response times, naive to optimized: the median over
     * many pairs of requests to 100,000 posts, on a busy machine with two cores. Below 1 where the
     * lesson makes nothing faster.
     */
    double floor();

    /** The reason for this floor. */
    String because();

    /** The problems in profiles that this lesson solves, as the profiler names them. */
    String[] solves() default {};

    /** What the README shows for both sides: the figure that the fix improves. */
    Measure measure() default Measure.STATEMENTS;

    /**
     * Whether the optimized response is only contained in the naive one, for a lesson whose fix is
     * to return less: its arrays may end earlier, its objects may lack members, and only this side
     * may link to a next page. Otherwise both sides return the same.
     */
    boolean contained() default false;

    /**
     * The number of rows to skip before the comparison by time, for a lesson whose first page shows
     * no difference. Each side gets there by its own links {@code rel="next"}.
     */
    int depth() default 0;
}
