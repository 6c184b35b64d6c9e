/**
 * Every error of the service in one form: {@code application/problem+json} (RFC 9457), whatever
 * layer it comes from. A caller's mistake is a 4xx that names the parameter or the field and what
 * it may be; a database that does not answer is a 503 that says when to come back; a bug is a 500
 * with an id to look for in the log, and nothing else.
 */
package dev.sidebyside.platform.problem;
