package dev.sidebyside.testing;

import dev.sidebyside.blog.Post;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * As many posts as a plan needs to be the one of a real table: on a thousand rows PostgreSQL
 * rightly reads all of them. They are older than the demo data, so that those stay the newest.
 */
public final class ManyPosts implements AutoCloseable {

    private static final String INSERT =
            """
            insert into post (id, author_id, slug, title, summary, body, published_at, updated_at)
            select -n, 1, 'many-' || n, 'Many', '', '', at, at
            from generate_series(1, :posts) n,
                lateral (select timestamptz '2000-01-01' - n * interval '1 minute') past(at)""";

    private ManyPosts() {}

    /** Fills the table up to so many posts in all; to be closed. */
    public static ManyPosts upTo(int posts) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            int missing = posts - (int) Post.count();
                            Post.getEntityManager()
                                    .createNativeQuery(INSERT)
                                    .setParameter("posts", missing)
                                    .executeUpdate();
                        });
        analyze();
        return new ManyPosts();
    }

    @Override
    public void close() {
        QuarkusTransaction.requiringNew().run(() -> Post.delete("id < 0"));
        analyze();
    }

    private static void analyze() {
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                Post.getEntityManager()
                                        .createNativeQuery("analyze post")
                                        .executeUpdate());
    }
}
