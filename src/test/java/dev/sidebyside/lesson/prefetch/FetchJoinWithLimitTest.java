package dev.sidebyside.lesson.prefetch;

import static dev.sidebyside.testing.Measured.measure;
import static dev.sidebyside.testing.MeasuredAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sidebyside.blog.Post;
import dev.sidebyside.testing.AtTwoSizes;
import dev.sidebyside.testing.Measured;
import dev.sidebyside.testing.WrongSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;

/**
 * The wrong fix: fetch join the collection and limit the result. A limit would count rows of the
 * join, so Hibernate leaves it out of the SQL, reads every post of the tag and applies the limit in
 * memory (HHH90003004). The number of statements does not show this.
 *
 * <p>The service rejects such a query; this test allows it to show its cost.
 */
@QuarkusTest
@TestProfile(WrongSettings.class)
class FetchJoinWithLimitTest {

    @Inject SessionFactory sessions;

    @AtTwoSizes
    void loadsEveryPostOfTheTagWhateverTheLimit(int n) {
        long postsOfTheTag =
                Post.count("select count(*) from Post p join p.tags t where t.slug = 'java'");
        Statistics statistics = sessions.getStatistics();
        statistics.clear();

        Measured request = measure("/wrong/prefetch/fetchjoin?limit=" + n);

        assertThat(request).lists(n).inStatements(1);
        assertThat(request.profile().groups().get(0).text()).doesNotContain("fetch first");
        assertThat(statistics.getEntityStatistics(Post.class.getName()).getLoadCount())
                .isEqualTo(postsOfTheTag)
                .isGreaterThan(n);
    }
}
