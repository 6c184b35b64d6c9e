/**
 * The blog: four entities that all lessons share. Every association is lazy; a lesson's own query
 * decides what to fetch.
 */
package dev.sidebyside.blog;
