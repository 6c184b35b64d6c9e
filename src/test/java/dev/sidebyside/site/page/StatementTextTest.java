package dev.sidebyside.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select a1_0.id,a1_0.bio from author a1_0 where a1_0.id=?|select author where id = ?",
                "select p1_0.id,a1_0.id from post p1_0 join author a1_0 on a1_0.id=p1_0.author_id"
                        + " order by p1_0.id fetch first ? rows only|select post join author",
                "select count(*) from post p1_0|count post",
                "select (select count(*) from comment c where c.post_id = p.id) from post p"
                        + "|select post",
                "select t from tag where id in (?,?,?)|select tag where id in (…)",
                "select x from (select 1) as x(x)|select (…)",
                "select p from post p where p.id>=? and p.at<=? for no key update"
                        + "|select post where p.id>=? and p.at<=?",
                "update tag set name = name where id = ?|update tag where id = ?",
                "insert into comment (id, body) values (?, ?)|insert comment",
                "delete from comment where id=?|delete comment where id = ?",
                "select nextval('post_seq')|select nextval('post_seq')",
                "set local work_mem = '1MB'|set local work_mem = '1MB'",
            })
    void labelNamesVerbTablesAndCondition(String sql, String label) {
        assertThat(StatementText.label(sql)).isEqualTo(label);
    }

    @Test
    void labelIgnoresCaseAndLineBreaks() {
        assertThat(StatementText.label("SELECT id\n  FROM tag\nWHERE slug=?"))
                .isEqualTo("select tag where slug = ?");
    }

    @Test
    void labelIsShort() {
        String condition = " and name like ?".repeat(50);

        assertThat(StatementText.label("select x from tag where id = ?" + condition))
                .hasSize(80)
                .endsWith("…");
        assertThat(StatementText.label("(".repeat(100_000))).hasSize(80);
    }

    @Test
    void eachClauseHasALine() {
        assertThat(
                        StatementText.formatted(
                                "select a1_0.id,a1_0.bio from author a1_0 left join post p1_0 on"
                                        + " p1_0.id=? where a1_0.id>=? order by a1_0.id"))
                .isEqualTo(
                        """
                        select a1_0.id, a1_0.bio
                        from author a1_0
                        left join post p1_0 on p1_0.id = ?
                        where a1_0.id>=?
                        order by a1_0.id""");
    }

    @Test
    void quotedTextStaysAsItIs() {
        String sql = "select 'a,b=c from  d', \"x,from y\"";

        assertThat(StatementText.formatted(sql)).isEqualTo(sql);
    }

    @Test
    void longValuesAreNoTrouble() {
        String value = "x''".repeat(100_000);

        assertThat(StatementText.formatted("select '" + value + "'")).contains(value);
    }
}
