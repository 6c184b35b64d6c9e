package dev.sidebyside.site;

import dev.sidebyside.lesson.Lesson;

/**
 * A lesson, as the catalogue tells it.
 *
 * @param slug its one name: of its package, its page, its test and its row in the README
 * @param teaches what a reader knows afterwards
 * @param django the counterpart in Django
 * @param method of the HTTP request
 * @param path as in the OpenAPI document, below {@code /naive} and {@code /optimized}
 * @param naive an example to ask
 * @param optimized its twin
 * @param page the documentation, relative to the repository
 * @param floor how many times as long the naive side takes at least
 * @param because why the floor lies there
 * @param depth how many rows into its list a comparison begins
 */
public record CatalogueEntry(
        String slug,
        String chapter,
        String title,
        String teaches,
        String django,
        String method,
        String path,
        String naive,
        String optimized,
        String page,
        double floor,
        String because,
        int depth) {

    static CatalogueEntry of(String slug, Lesson lesson, String method, String path) {
        return new CatalogueEntry(
                slug,
                lesson.chapter().title(),
                lesson.title(),
                lesson.teaches(),
                lesson.django(),
                method,
                path,
                "/naive" + lesson.example(),
                "/optimized" + lesson.example(),
                "docs/" + slug + ".md",
                lesson.underLoad().floor(),
                lesson.underLoad().because(),
                lesson.underLoad().depth());
    }
}
