/** The gateway's own configuration, in a real nginx. */
package dev.sidebyside.gateway;
