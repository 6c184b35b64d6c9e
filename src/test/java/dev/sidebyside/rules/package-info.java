/**
 * The rules of the house that hold for every lesson, each as a test: both sides have one contract
 * and give one answer, and packages know only what they may know. Nothing here names a lesson: the
 * tests read the OpenAPI document, the catalogue and the class files, so a new lesson is checked
 * without being added.
 */
package dev.sidebyside.rules;
