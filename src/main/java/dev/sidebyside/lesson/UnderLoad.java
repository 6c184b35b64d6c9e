package dev.sidebyside.lesson;

/** What a comparison of a lesson's two sides by time asks and must find, on 100,000 posts. */
public @interface UnderLoad {

    /**
     * How many times as long the naive side must take at least, in the median of many pairs. It
     * holds on a busy machine with two cores; below 1 where a lesson makes nothing faster.
     */
    double floor();

    /** Why the floor lies there. */
    String because();

    /**
     * How many rows into the list the comparison begins, where the first page would show nothing.
     * It gets there by the links {@code rel="next"} of each side.
     */
    int depth() default 0;
}
