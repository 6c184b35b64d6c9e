/** Tests of the gateway's configuration in a real nginx. */
package dev.sidebyside.gateway;
