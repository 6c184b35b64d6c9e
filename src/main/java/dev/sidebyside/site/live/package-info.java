/**
 * What the instances of the service share about their profiles: the list of the last requests while
 * they come in, and comparisons of two requests.
 */
package dev.sidebyside.site.live;
