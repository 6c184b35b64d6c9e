/**
 * The pages that a browser shows. Resources fill templates, which show what was recorded; records
 * such as {@link dev.sidebyside.site.page.SidesView} hold what is computed for a template.
 */
package dev.sidebyside.site.page;
