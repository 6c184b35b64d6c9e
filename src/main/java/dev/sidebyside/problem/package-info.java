/**
 * Every error of the service in one form: {@code application/problem+json} (RFC 9457), whatever
 * layer it comes from. A caller's mistake is a 4xx that names the parameter and what it may be; a
 * bug is a 500 with an id to look for in the log, and nothing else.
 */
package dev.sidebyside.problem;
