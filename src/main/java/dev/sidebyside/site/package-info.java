/**
 * What a visitor sees of the lessons: the catalogue, and on every answer the link to its lesson's
 * entry. This package may look at all others; none looks at it.
 */
package dev.sidebyside.site;
