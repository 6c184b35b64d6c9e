/**
 * The blog: four entities, mapped once, every association lazy. Nothing here knows a lesson; a
 * lesson chooses in its own query what to fetch.
 */
package dev.sidebyside.blog;
