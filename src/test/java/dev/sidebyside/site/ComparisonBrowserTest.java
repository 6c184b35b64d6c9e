package dev.sidebyside.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.testing.Browser;
import dev.sidebyside.testing.InBrowser;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** What a visitor does with the comparison that the button of a lesson has made. */
@QuarkusTest
@InBrowser
class ComparisonBrowserTest {

    /** The group of 100 statements. */
    private static final String AUTHORS = "details.group#left-1";

    @Inject AgroalDataSource database;

    @BeforeEach
    void pressTheButton(Browser browser) {
        browser.open("/lessons/fetchjoin");
        browser.click("#run");
    }

    @Test
    void verdictIs101Against1(Browser browser) {
        browser.see("#comparison .verdict", "101 statements → 1");
        browser.see("#comparison .verdict", "same");
    }

    @Test
    void copiedSqlRuns(Browser browser) throws SQLException {
        browser.click(AUTHORS + " summary");
        browser.click(AUTHORS + " button[data-sql]");
        browser.see(AUTHORS, "Copied");

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(browser.clipboard())) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("handle")).isNotEmpty();
        }
    }

    /** A click on the code that ran the statements shows its line, in a file that was folded. */
    @Test
    void findingLeadsToItsLineOfCode(Browser browser) {
        browser.click(".finding .from a");

        assertThat(browser.see(".line:target").getText()).contains("author.handle");
    }

    @Test
    void groupListsItsExecutions(Browser browser) {
        browser.click(AUTHORS + " summary");

        assertThat(browser.visible(AUTHORS + " tbody tr")).hasSize(100);
        assertThat(browser.see(AUTHORS).getText()).contains("PostSummary.java:");
    }

    @Test
    void planIsATree(Browser browser) {
        browser.click(".side.left a.plans");

        browser.see(".tree", "Index Scan");
        browser.see(".tree", "buffers");
        assertThat(browser.barriers()).isEmpty();
    }

    /** The responses come in the order of the clicks. */
    @Test
    void laterClickOnPlansWins(Browser browser) {
        browser.click(".side.left a.plans");
        browser.see(".choice");
        browser.run(
                "held = [];"
                        + "fetch = url => new Promise(done => held.push(() => done(new Response("
                        + "`<p data-plans>${url.includes('generic') ? 'any' : 'these'} values</p>`))))");
        browser.click(".choice a[href$=true]");
        browser.click(".choice a:not([href$=true])");
        browser.run("held[0]()");
        browser.run("held[1]()");

        browser.see("[data-plans]", "these values");
    }

    @Test
    void mouseAndFocusHighlightAGroup(Browser browser) {
        WebElement label = browser.see(".timeline a[data-group=left-1]");

        browser.hover(label);
        browser.see(AUTHORS + ".lit");
        browser.hover(browser.see("h1"));
        browser.tabTo(".timeline a[data-group=left-1]");
        browser.see(AUTHORS + ".lit");
    }

    @Test
    void permalinkShowsTheSameAgain(Browser browser) {
        browser.see("#comparison .verdict");
        String verdict = browser.see("#comparison .verdict").getText();

        browser.open(browser.address());

        assertThat(browser.see("#comparison .verdict").getText()).isEqualTo(verdict);
    }
}
