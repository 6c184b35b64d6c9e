package dev.sidebyside.lesson.aggregation;

/**
 * An author in the list.
 *
 * @param comments on the author's posts of the last days; 0 if there are none
 */
public record TopAuthor(String handle, String name, long comments) {}
