/**
 * The rules that hold for every lesson, each as a test: both sides have one contract and return the
 * same response, and packages use only what they may. The tests read the OpenAPI document, the
 * catalogue and the class files, so they check a new lesson without naming it.
 */
package dev.sidebyside.rules;
