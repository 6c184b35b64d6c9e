/**
 * What clients see of the course: the catalogue, and on every response of a lesson the link to its
 * entry. This package may use all others; no other package uses it.
 */
package dev.sidebyside.site;
