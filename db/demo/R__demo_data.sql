-- The demo data: ${demo.posts} posts with authors, tags and comments, generated inside PostgreSQL.
--
-- Flyway runs a repeatable migration again when its checksum changes, and the checksum includes the number of
-- posts above. So the same size does nothing, and another size empties the blog and loads it again, in one
-- transaction. The rows depend on the size alone, and not on random numbers, the clock or the machine.
--
-- A lesson with its own tables adds R__demo_data_<slug>.sql. Flyway runs it after this file, and again for every
-- new size if it contains the placeholder too. It must also run again when this file has changed, so it contains
-- this file's checksum, which DemoDataTest checks. If this file has loaded data, it has first emptied every table with
-- a foreign key to the blog, and the table demo_data has the number of rows in each table. If the number of posts
-- there is not the configured one, this file has loaded nothing, and the lesson's table may still have rows.


-- ---------------------------------------------------------------------------------------------------------
-- 1. The plan: one row means load, no row means change nothing
-- ---------------------------------------------------------------------------------------------------------

create temp table demo_plan (
    posts   bigint not null,
    authors bigint not null
) on commit drop;

do $$
declare
    wanted    constant bigint := '${demo.posts}';
    strangers text;
begin
    if wanted <> 0 and wanted not between 100 and 1000000 then
        raise exception 'sidebyside.demo.posts is %, but must be 100 to 1000000 (or 0: no demo data)', wanted;
    end if;

    -- The last load made the ids from 1 to "rows" in each table. All other rows were made by users.
    if to_regclass('demo_data') is null then
        create table demo_data (
            table_name text primary key,
            rows       bigint not null
        );
    end if;

    if wanted = 0 then
        return;
    end if;

    select string_agg(format('%s in %s', strange, table_name), ', ' order by table_name)
    into strangers
    from (
        select table_name, count(*) as strange
        from (
            select 'author' as table_name, id from author
            union all select 'tag', id from tag
            union all select 'post', id from post
            union all select 'comment', id from comment
        ) as held
        left join demo_data using (table_name)
        where id not between 1 and coalesce(demo_data.rows, 0)
        group by table_name
    ) as counted;

    if strangers is not null then
        raise warning 'Demo data: nothing loaded, nothing touched, because the blog holds rows that the demo '
            'data did not make (%). For % posts, empty the database: sidebyside.demo.reset=true does.',
            strangers, wanted;
        return;
    end if;

    insert into demo_plan values (wanted, greatest(100, wanted / 100));
end
$$;

-- Flyway logs a notice when its statement ends, so each step is announced by its own statement.
create procedure demo_announce(step text) language plpgsql as $$
begin
    if exists (select from demo_plan) then
        raise notice 'Demo data: %', step;
    end if;
end
$$;

call demo_announce('loading ${demo.posts} posts');


-- ---------------------------------------------------------------------------------------------------------
-- 2. Empty tables without constraints and indexes
--
-- Checking two million references one by one would take longer than everything else, and adding rows to an
-- index takes longer than building it afterwards. The constraints and indexes are read from the catalog, so
-- this includes those that a lesson adds to these tables.
-- ---------------------------------------------------------------------------------------------------------

create temp table demo_set_aside (
    step    integer generated always as identity,
    remove  text not null,
    restore text not null
) on commit drop;

-- Ordered by type: foreign keys (f) before the primary keys (p) and unique constraints (u) that they reference.
insert into demo_set_aside (remove, restore)
select
    format('alter table %s drop constraint %I', conrelid::regclass, conname),
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
from demo_plan, pg_constraint
where contype in ('f', 'p', 'u')
    and (conrelid = any ('{post, post_tag, comment}'::regclass[])
        or confrelid = any ('{post, post_tag, comment}'::regclass[]))
order by contype;

-- The indexes that do not belong to a constraint.
insert into demo_set_aside (remove, restore)
select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
from demo_plan, pg_index
where indrelid = any ('{post, post_tag, comment}'::regclass[])
    and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'));

do $$
declare
    statement text;
begin
    if exists (select from demo_plan) then
        -- Without a notice for each table of a lesson that this empties.
        set local client_min_messages = warning;
        truncate author, tag, post, post_tag, comment cascade;
        set local client_min_messages = notice;
    end if;
    for statement in select remove from demo_set_aside order by step loop
        execute statement;
    end loop;
end
$$;


-- ---------------------------------------------------------------------------------------------------------
-- 3. Deterministic choices
-- ---------------------------------------------------------------------------------------------------------

-- Maps the key to a number below the prime 2^31 - 1 without a visible pattern. Different purposes give
-- independent numbers for the same key. Integer arithmetic has the same result on every machine and in every
-- version, which random(), hashtext() and floating point do not guarantee.
create function demo_hash(key bigint, purpose text) returns bigint
    immutable parallel safe
    return key * key % 2147483647 * ('x' || left(md5(purpose), 7))::bit(28)::bigint % 2147483647;

-- From 1 to n, all equally frequent.
create function demo_pick(n bigint, key bigint, purpose text) returns bigint
    immutable parallel safe
    return 1 + demo_hash(key, purpose) % n;

-- From 1 to n, small numbers far more often: for n = 1,000, 3 % of the results are 1, and 0.05 % are 1,000.
create function demo_pick_skewed(n bigint, key bigint, purpose text) returns bigint
    immutable parallel safe
    return 1 + demo_hash(key, purpose) * demo_hash(key, purpose) / 2147483647 * n / 2147483647;

create function demo_choose(options text[], key bigint, purpose text) returns text
    immutable parallel safe
    return options[demo_pick(cardinality(options), key, purpose)];

-- "Query plans" becomes "query-plans". Uses the C collation, because I has another lower case in Turkish.
create function demo_slug(title text) returns text
    immutable parallel safe
    return replace(lower(title collate "C"), ' ', '-');


-- ---------------------------------------------------------------------------------------------------------
-- 4. The words, in a view, because the planner turns its arrays into constants
-- ---------------------------------------------------------------------------------------------------------

create temp view demo_words as
select
    array[
        'Understanding', 'Notes on', 'A short history of', 'Debugging', 'What nobody says about',
        'The true cost of', 'Rethinking', 'Measuring', 'A second look at', 'Lessons from', 'In praise of',
        'The trouble with', 'Getting started with', 'Living with', 'Ten mistakes with', 'A field guide to',
        'Explaining', 'Saying goodbye to', 'Small experiments with', 'Making peace with', 'Reading about',
        'When to reach for', 'Stories about', 'Questions about'
    ] as title_openings,

    array[
        'keyset pagination', 'lazy loading', 'connection pools', 'query plans', 'covering indexes',
        'partial indexes', 'fetch joins', 'entity graphs', 'batch inserts', 'optimistic locking',
        'isolation levels', 'deadlocks', 'prepared statements', 'materialized views', 'window functions',
        'recursive queries', 'full text search', 'trigram search', 'foreign keys', 'soft deletes',
        'audit tables', 'schema migrations', 'table partitions', 'vacuum settings', 'bloated tables',
        'slow counts', 'offset paging', 'cache invalidation', 'cache stampedes', 'entity tags',
        'conditional requests', 'gzip compression', 'streaming responses', 'server sent events',
        'idempotent writes', 'retry storms', 'circuit breakers', 'rate limits', 'request tracing',
        'structured logs', 'flame graphs', 'heap dumps', 'garbage collection', 'virtual threads',
        'event loops', 'back pressure', 'message queues', 'outbox tables', 'read replicas',
        'blue green deployments', 'feature flags', 'contract tests', 'property based tests', 'load tests',
        'mutation tests', 'test fixtures', 'embedded databases', 'native images', 'startup time',
        'dependency updates', 'API versioning', 'JSON columns', 'time zones', 'surrogate keys'
    ] as subjects,

    array[
        'in production', 'under load', 'for the impatient', 'on a small budget', 'in a large team',
        'without surprises', 'step by step', 'after an outage', 'with PostgreSQL', 'with Hibernate',
        'in Quarkus', 'for busy developers', 'one year later', 'in plain words', 'at the end of the month',
        'on a quiet Friday', 'before the big launch', 'from first principles', 'in a legacy system',
        'in twenty minutes'
    ] as title_endings,

    -- A summary consists of a claim about the subject and a promise.
    array[
        'A customer asked why the page was slow, and the answer had to do with %s.',
        'Our slowest page taught us more about %s than any book.',
        'We had lived with %s for years before we measured the cost.',
        'Most teams learn about %s during their first outage.',
        'Everybody has an opinion about %s, and few have numbers.',
        'A week spent on %s looked like this, day by day.',
        'A code review about %s turned into a small research project.',
        'The documentation on %s is good, yet one chapter is easy to misread.',
        'A new colleague asked a simple question about %s.',
        'Three services, three ways to deal with %s, one clear result.',
        'The first version ignored %s, and that was fine until it was not.',
        'Few things in our stack are misunderstood as often as %s.',
        'We changed one line that concerned %s and watched the dashboard.',
        'Two engineers disagreed about %s, so they wrote a benchmark.',
        'There is a simple rule for %s, and there is one case that breaks it.',
        'When the data grew tenfold, we had to think again about %s.'
    ] as claims,

    array[
        'Here is the query plan, the fix, and the test that keeps it fixed.',
        'We show what we tried first, and why it made things worse.',
        'The surprising part is how little code it took.',
        'You can repeat every step on your own machine.',
        'At the end there is a checklist for the next review.',
        'It turned out that the database was not to blame.',
        'The fix is one statement long, the explanation is not.',
        'We also say when it is better to leave things alone.',
        'Graphs, mistakes and a happy end included.',
        'Most of it applies to any framework.',
        'The second half is about what we would do differently today.',
        'If you read only one section, read the one about indexes.',
        'It starts with a log line and ends with a smaller bill.',
        'No new technology was needed, only patience.',
        'The old code is shown next to the new, so judge for yourself.',
        'Includes the questions that our readers asked most.'
    ] as promises,

    -- A body consists of an introduction, three to ten consecutive sections and a closing.
    array[
$md$This post is about **%s**, and about a Tuesday on which nothing else mattered. The symptom was
ordinary: a page that had always been quick was slow, but only for some customers, and only
sometimes. Nobody had deployed anything. The dashboards were green, as dashboards are when they show
averages.$md$,

$md$Whenever the conversation turns to **%s**, somebody says that it depends. That is true, and it is of
no use to anyone who has to decide before lunch. So let us say *what* it depends on, put the cases
side by side, and look at what the database really does in each of them.$md$,

$md$I used to think that I understood **%s**. Then I was asked to explain it to an apprentice, with a
whiteboard and without slides, and after ten minutes there were three boxes on the board that I
could not connect. What follows is the drawing that I should have made.$md$,

$md$There are two kinds of articles about **%s**: those that promise everything gets ten times faster,
and those that warn against it. Both leave out the same thing, namely what was measured, on how many
rows, and with how many people waiting. We try to do better here, and we start with a reproducible
example.$md$,

$md$The team that wrote the first version is long gone, and they did good work. It carried the company
for years. What they could not know is how much data there would be one day, and that **%s** would
be the place where it hurts. This is the story of the repair, told in the order in which it
happened.$md$,

$md$If you are in a hurry: **%s** cost us more time than it had to, because we guessed instead of
looking. The tool that shows what happens was there all along. The rest of this post is about
reading its output, and about the one number in it that almost everybody overlooks.$md$,

$md$A confession first. Our handling of **%s** was copied from an answer on the internet, like much else
of that year. It worked so well that nobody looked at it again. When we finally did, we found a
comment above it that said `TODO: does this scale?`, and now we know.$md$,

$md$Last month I gave a talk about **%s**. The questions afterwards were better than the talk: what
about transactions, what about tests, and does it still hold when two servers do it at once? Here
are the answers that I owe, with the code that there was no time to show.$md$
    ] as introductions,

    array[
$md$## What really happens

The code reads like one step, but the database sees many. Each access to a related object that is
not there yet becomes a statement of its own: sent, parsed, planned, executed, and waited for. None
of them is slow. *That* is why the slow query log stays empty, and why the problem hides until the
list gets longer.

Count the statements before you time them. A count does not depend on the machine, on the cache, or
on the weather in the data centre.$md$,

$md$### A test that fails for the right reason

```java
@Test
void aLongerListNeedsNoMoreStatements() {
    assertThat(measure(() -> get("/posts?limit=10")).statements()).isEqualTo(1);
    assertThat(measure(() -> get("/posts?limit=100")).statements()).isEqualTo(1);
}
```

Two sizes are better than one: a constant can be right by accident.$md$,

$md$### Checklist

- Does the order end with a unique column?
- Is there a limit, and a maximum for the limit?
- What does the statement cost when the table is *a hundred times* larger?
- Which index serves it, and which insert pays for that index?$md$,

$md$> The query was fine. It was fine the first time, and it was fine the four hundredth time within the same
> request.

That sentence, from our incident report, is the best definition of the problem that I know.$md$,

$md$## Why the index is not used

An index is a sorted list. It can answer a question whose beginning is known, such as *all names
from M on*. It cannot help with a question whose end is known, for the same reason that a dictionary
does not help you to find words that rhyme.

The planner knows this. When it reads the whole table instead, it is usually right, and the
statement is what has to change.$md$,

$md$### Ask the database

```sql
explain (analyze, buffers)
select * from comment
where author_id = 42
order by created_at desc
limit 10;
```

Look for `Rows Removed by Filter`. It says how much was read in order to be thrown away.$md$,

$md$### What we tried first

1. A larger pool. The queue moved from the application to the database.
2. A faster machine. It helped for **one** week.
3. A cache without an end. It helped until the first correction of a typing error.
4. Reading the plan. It took a quarter of an hour.$md$,

$md$> **Careful:** the default is not the same in every version. Look it up in the release notes, and set what
> you rely on explicitly, with a comment that says why.$md$,

$md$## Pages that move

Readers do not stand still, and neither does the list. Between the first page and the second a new
post arrives at the top, everything moves down by one, and the last entry of page one is the first
of page two. With deletes it is worse: an entry is skipped, and nobody ever notices.

A page that starts *after the last entry seen* does not have this problem. It is also cheaper, since
the database does not count its way through everything that came before.$md$,

$md$### The next page

```sql
select id, title, published_at
from post
where (published_at, id) < (:published_at, :id)
order by published_at desc, id desc
limit 20;
```

The parentheses matter. Written as a row comparison, the condition is one place in the index.
Written with `or`, it is a filter.$md$,

$md$### Signs to look for

* The time grows with the number of rows shown, not with the number of rows stored.
* The database is idle, and yet everybody waits for it.
* Restarting helps.
  * If it helps for an hour, look at memory.
  * If it helps for a minute, look at locks.$md$,

$md$A reader asked whether an *asynchronous* driver would have prevented this. It would have hidden it
longer. Waiting without blocking a thread is still waiting, and the number of statements stays what
it was.$md$,

$md$## Transactions are about other people

Alone on the system, every isolation level looks the same. The difference shows when two requests
read the same row, both decide, and both write. One of the two decisions is lost, without an error
and without a log line.

There are three honest ways out: let the database do the arithmetic, notice the conflict and try
again, or make the second one wait.$md$,

$md$### Let the database count

```sql
update post_view
set views = views + 1
where post_id = :post_id;
```

There is no window between reading and writing, because there is no reading. A hundred of these at
once add up to a hundred.$md$,

$md$### Ground rules

1. **Measure first.** A guess is not a profile.
2. **Change one thing.** Two changes have no single explanation.
3. **Measure again**, in the same way, and write down both results.
4. **Keep a test**, or the problem comes back with the next refactoring.$md$,

$md$> Premature optimisation is a problem. So is the belief that every optimisation is premature.
>
> A colleague, after the third incident review

We have it on a poster now.$md$,

$md$## The life of a connection

A connection is a process on the server, with memory of its own. A pool lends them out, and
everything depends on how long each loan lasts. A request that holds one while it waits for another
service does *nothing* with it, and keeps somebody else from working.

So the first question is never how large the pool should be. It is what happens between borrowing
and giving back.$md$,

$md$### The statement

```sql
select p.id, p.title, a.name
from post p
join author a on a.id = p.author_id
order by p.published_at desc, p.id desc
limit 20;
```

One statement, twenty rows, and an order that is *total*: the id decides where two posts share a
second.$md$,

$md$### When to leave it alone

- The table has forty rows and always will.
- The page is asked for once a day, by a machine, at night.
- The code is about to be deleted. *Really* deleted, with a date.
- Nobody can say how much faster it has to be.$md$,

$md$---

**A note on numbers.** Ours come from a laptop, with everything on one machine and no network in
between. Yours will differ. The *ratio* between two ways of doing the same thing travels well,
absolute times do not.$md$,

$md$## Moving less data

The fastest column is the one that is not selected. A list of titles needs no bodies, yet an entity
brings all its columns along: over the network, into the heap, through change detection, and out
again as garbage.

A query that names what it needs says more to the reader as well. It is documentation that cannot be
out of date.$md$,

$md$### In Java

```java
List<PostSummary> summaries = Post.find("order by publishedAt desc, id desc")
        .page(Page.ofSize(20))
        .project(PostSummary.class)
        .list();
```

The record has three components, so the statement has three columns. There is no entity to manage,
and nothing to load later by accident.$md$,

$md$### Words that are often mixed up

- *Latency* is how long one request takes, *throughput* is how many there are in a second.
- A *lock* makes others wait, a *version* makes them try again.
- To *expire* is to become old, to be *evicted* is to be in the way.$md$,

$md$---

Some will say that hardware is cheap. It is, for a while. A cost that grows with the data meets
every budget sooner or later, and it never does so on a day with time to spare.$md$,

$md$## What a cache promises

A cache trades freshness for speed, and the trade is fine as long as somebody has agreed to it. How
old may the answer be? Who notices when it is wrong? What happens in the moment when it expires and
a thousand readers ask at once?

If these questions have no answer, the cache is not an optimisation yet. It is a second database
without constraints.$md$,

$md$### See for yourself

```bash
curl --silent --output /dev/null --write-out '%{time_total}\n' http://localhost:8080/posts
curl --head --header 'If-None-Match: "41d8cd98"' http://localhost:8080/tags
```

Repeat it a few times, for the first request always pays for the others. A `304` has no body, and
that is the point of it.$md$,

$md$### Before the rollout

- The migration runs on a copy of the real data
- The old version works with the new schema
- Somebody else has read the plan
- There is a way back, and it was tried$md$,

$md$## Reading the plan from the inside out

A plan is a tree, and the leaves do the work. Start with the innermost line, compare the *estimated*
rows with the *actual* ones, and go outwards until they differ by more than a factor of ten. That
node is the culprit more often than the one that takes the longest.

Then look at the buffers. Time varies from run to run, while pages that are read stay the same.$md$,

$md$### Escaping is not optional

```html
<p title="5 > 4">Fish & chips</p>
<script>alert("not executed, I hope")</script>
```

Whatever people type ends up on a page some day. The same goes for names such as *Žofia Ångström*
and for symbols such as → or €, which take more bytes than characters.$md$
    ] as sections,

    array[
$md$## Further reading

- [Using EXPLAIN](https://www.postgresql.org/docs/current/using-explain.html), the chapter everybody should
  read twice
- [Indexes and ORDER BY](https://www.postgresql.org/docs/current/indexes-ordering.html)

Thanks to everyone who read a draft of this.$md$,

$md$## Conclusion

The fix took an hour, finding it took a week, and the week was well spent: we know now how to look.
If you try it yourself, start with the [guide to Hibernate and
Panache](https://quarkus.io/guides/hibernate-orm-panache) and switch on the statement log.$md$,

$md$## What is next

In the next part we do the same to the *writing* side: batches, sequences, and why an identity
column gets in the way. Until then, the [documentation on transaction
isolation](https://www.postgresql.org/docs/current/transaction-iso.html) is a better read than its
title suggests.$md$,

$md$## In short

Ask for what you need, in one go, in an order that an index knows. Everything else in this post is
detail. If it helped, tell a colleague. If it did not, write a comment below and say what happened
instead: the corrections are often the best part.$md$,

$md$## One last thing

None of this is new. The advice is [older than the framework](https://use-the-index-luke.com/),
older than the language, and will outlive both. What changes is the place where we forget it.$md$,

$md$## Afterword

Half a year on, the page is still fast, and the test has failed twice, both times for a good reason.
I count that as success. HTTP caching deserves a post of its own; until it is written, the [MDN
guide](https://developer.mozilla.org/en-US/docs/Web/HTTP/Caching) explains it well.$md$
    ] as closings,

    array[
        'Thank you, this saved my weekend.',
        'We had exactly the same problem, and the same wrong idea about its cause.',
        'Does this still hold with two servers?',
        'I tried it on our data, and the plan looks just like yours.',
        'Nice write-up. A link to the source would help.',
        'The part about ordering is worth a post of its own.',
        'I disagree with the conclusion, but the measurements are good.',
        'What happens when the row is deleted in between?',
        'Small correction: the default changed two versions ago.',
        'Finally somebody who counts the statements.',
        'This is the clearest explanation that I have seen so far.',
        'How would you test that?',
        'It works, but only after an analyze of the table.',
        'We went the other way and do not regret it. Our tables are small, though.',
        'I read this twice and sent it to the whole team.',
        'Could you say more about the costs on the writing side?',
        'The same thing happens in other frameworks, by the way.',
        'My index was not used at first. The types did not match.',
        'Is there a reason not to do this everywhere?',
        'I have waited for this post since the last one. It was worth it.'
    ] as remarks,

    array[
        'Writes about databases, and about what happens when nobody looks at them.',
        'Has repaired more queries than bicycles, though not by much.',
        'Builds services by day and takes them apart by night.',
        'Believes in tests, plain words and early trains.',
        'Came for the frontend, stayed for the query planner.',
        'Teaches people to read plans, and reads plans to fall asleep.',
        'Has been on call for ten years and still likes the job.',
        'Collects slow queries. Send one, get one.',
        'Works on tools that nobody should have to notice.',
        'Thinks that most problems are counting problems.',
        'Maintains a library that you use without knowing it.',
        'Wrote a cache once, and has been writing about invalidation ever since.'
    ] as bios;


-- ---------------------------------------------------------------------------------------------------------
-- 5. The rows
-- ---------------------------------------------------------------------------------------------------------

-- The planner overestimates the rows of generate_series and would compile statements without benefit.
set local jit = off;

-- A hundred first names times a hundred last names, shuffled: enough for the 10,000 authors of a million posts.
insert into author (id, handle, name, bio)
select id, demo_slug(name), name, demo_choose(bios, id, 'bio')
from demo_plan, demo_words, (
    select row_number() over (order by md5(first || last)) as id, first || ' ' || last as name
    from
        regexp_split_to_table(
            'Abel Ada Agnes Alma Amir Anouk Anton Asa Astrid Aya Bela Bruno Caleb Carmen Chidi Clara '
            'Cosmo Dalia Dario Dora Edda Egon Elif Elsa Emil Enzo Esme Ezra Farah Felix Fern Flora Gaia '
            'Greta Hana Hector Henk Ida Ilse Imani Ines Iris Ivo Jada Jonas Juno Kaito Karim Kofi Lara '
            'Leif Leo Lina Lotte Luca Luz Maeve Mara Marek Milo Mina Nadia Nils Nina Noor Odin Olga Omar '
            'Orla Otto Pablo Paula Petra Pia Quinn Rafa Ravi Rosa Ruben Runa Sami Selma Sven Tamar Tessa '
            'Theo Tilda Timo Tove Uma Ursa Vera Vito Wanda Wim Xenia Yara Yuri Zara Zeno', ' ') as first,
        regexp_split_to_table(
            'Abbot Alder Anchor Archer Ashdown Aster Barley Barrow Beck Birch Bloom Bramble Bridge Brook '
            'Burrow Calder Carver Cedar Chandler Clay Cliff Clover Cobble Cooper Copper Crane Croft Dale '
            'Dove Drake Elder Ember Everly Falcon Fenn Ferrow Field Finch Fletcher Flint Ford Forge Fox '
            'Frost Gable Garnet Glade Glover Grove Harbor Hart Hawthorn Hazel Heath Heron Hollow Holm Hop '
            'Ivory Jasper Juniper Kestrel Lake Larkspur Laurel Linden Loom Maple Marlow Marsh Mason '
            'Meadow Mercer Miller Moss Nettle Oakes Orchard Otter Pebble Pike Quarry Quill Reed Ridge '
            'Rowan Rushton Sage Sandell Sparrow Stone Tanner Thatcher Thistle Thorne Vale Wainwright '
            'Weaver Willow Wren', ' ') as last
) as people
where id <= authors;

-- The first ones are the most popular. No post has the last two, so that there are tags with an empty list.
insert into tag (id, slug, name)
select id, demo_slug(name), name
from demo_plan, regexp_split_to_table(
    'Java, SQL, PostgreSQL, Performance, Hibernate, Quarkus, '
    'Testing, HTTP, Caching, Indexes, Query plans, Panache, '
    'REST, JDBC, Transactions, Redis, Pagination, Profiling, '
    'Architecture, Concurrency, JSON, Migrations, Monitoring, Benchmarks, '
    'Security, Docker, Linux, Kubernetes, Refactoring, Debugging, '
    'Data modelling, Code review, Locking, Search, Compression, Streaming, '
    'Virtual threads, Reactive, Messaging, Kafka, Observability, Tracing, '
    'Logging, Metrics, Load testing, Flyway, Connection pools, Batch processing, '
    'Lazy loading, Entity graphs, Fetch joins, Isolation levels, Deadlocks, Foreign keys, '
    'Window functions, Views, Partitioning, Replication, Backups, Vacuum, '
    'Statistics, Full text search, Trigrams, Time zones, Unicode, Sequences, '
    'Maven, Gradle, Git, Continuous integration, Releases, Deployment, '
    'Feature flags, Configuration, Dependency injection, Records, Sealed types, Generics, '
    'Lambdas, Streams, Optional, Exceptions, Garbage collection, Memory, '
    'Heap dumps, Flame graphs, Startup time, Native images, GraalVM, Class loading, '
    'Bytecode, Annotations, Reflection, Serialization, Jackson, Bean validation, '
    'OpenAPI, GraphQL, gRPC, WebSockets, Server sent events, Webhooks, '
    'Idempotency, Retries, Timeouts, Circuit breakers, Rate limiting, Back pressure, '
    'Load balancing, Proxies, Content delivery, Entity tags, Cookies, Sessions, '
    'Authentication, Authorization, Encryption, Passwords, Certificates, Auditing, '
    'Privacy, Accessibility, Markdown, HTML, CSS, JavaScript, '
    'Scheduling, Queues, Outbox, Event sourcing, Domain events, Microservices, '
    'Monoliths, Modules, Hexagonal architecture, Clean code, Naming, Comments, '
    'Documentation, Diagrams, Pair programming, Mentoring, Interviews, Careers, '
    'Remote work, Meetings, Estimates, Planning, Incidents, On call, '
    'Postmortems, Runbooks, Capacity, Costs, Cloud, Terraform, '
    'Ansible, Networking, DNS, TLS, Filesystems, Shell, '
    'Regular expressions, Parsers, Compilers, Algorithms, Data structures, Sorting, '
    'Hashing, Bloom filters, Graphs, Geometry, Machine learning, Spreadsheets, '
    'Kotlin, Scala, Groovy, Python, Django, Ruby, '
    'Rust, Go, Elixir, Haskell, Prolog, COBOL, '
    'SQLite, MySQL, MongoDB, Elasticsearch, Cassandra, ClickHouse, '
    'Open source, Licences, Conferences, Books, History, Humour, '
    'Unused, Reserved', ', ') with ordinality as tags (name, id);

call demo_announce('posts');

-- The newest post has the highest id and was published in the last hour of 2025, whatever the size. There is
-- one post every ten minutes, but four of 25 have the same time, so an order needs the id as well.
insert into post (id, author_id, slug, title, summary, body, published_at, updated_at)
select
    id,
    case
        -- The newest hundred posts have a hundred authors. Of the others, some authors wrote more than others.
        when id > posts - 100 then 1 + (posts - id) * (authors / 100)
        else demo_pick_skewed(authors, id, 'author')
    end,
    demo_slug(title) || '-' || id,
    title,
    format(demo_choose(claims, id, 'claim'), subject) || ' '
        -- One post of 5,000 has a word that no other post has.
        || case id % 5000 when 500 then 'Ends with a haiku.' else demo_choose(promises, id, 'promise') end,
    concat_ws(
        E'\n\n',
        format(demo_choose(introductions, id, 'introduction'), subject),
        array_to_string((sections || sections)[first_section : last_section], E'\n\n'),
        demo_choose(closings, id, 'closing')
    ),
    published_at,
    -- One post of five was updated within three months.
    case demo_pick(5, id, 'corrected')
        when 1 then published_at + demo_pick(90 * 24 * 60, id, 'corrected after') * interval '1 minute'
        else published_at
    end
from demo_plan
cross join demo_words
cross join generate_series(1, posts) as id
cross join lateral (
    select case when id % 25 < 4 then id - id % 25 else id end as slot
) as slots
cross join lateral (
    select timestamptz '2026-01-01 00:00:00+00'
        - ((posts - slot) * 600 + demo_pick(599, slot, 'second')) * interval '1 second' as published_at
) as moments
cross join lateral (
    select demo_choose(subjects, id, 'subject') as subject
) as topics
cross join lateral (
    select demo_choose(title_openings, id, 'title opening') || ' ' || subject || ' '
        || demo_choose(title_endings, id, 'title ending') as title
) as titles
cross join lateral (
    select demo_pick(cardinality(sections), id, 'first section') as first_section
) as beginnings
cross join lateral (
    select first_section + 1 + demo_pick(8, id, 'number of sections') as last_section
) as ends;

call demo_announce('tags on posts');

-- Two to six tags per post. The n-th is one of every sixth tag (n, n + 6, n + 12, ... to 198), so that no post
-- has a tag twice.
insert into post_tag (post_id, tag_id)
select post_id, n + 6 * (demo_pick_skewed(33, post_id * 10 + n, 'tag') - 1)
from demo_plan
cross join generate_series(1, posts) as post_id
cross join generate_series(1, 1 + demo_pick(5, post_id, 'number of tags')) as n;

call demo_announce('comments');

-- Two posts of five have no comment, one of a hundred has more than a hundred, and the mean is about five. The
-- authors with the most posts are not those with the most comments. The ids of the comments follow the order of
-- the posts, which is why there is a running sum.
insert into comment (id, post_id, author_id, body, created_at)
select
    id,
    post_id,
    1 + authors - demo_pick_skewed(authors, id, 'commenter'),
    demo_choose(remarks, id, 'remark'),
    published_at + (n * 420 + demo_pick(400, id, 'delay')) * interval '1 second'
from demo_plan
cross join demo_words
cross join (
    select
        post.id as post_id,
        published_at,
        comments,
        sum(comments) over (order by post.id) - comments as earlier
    from post
    cross join lateral (
        select (120 / demo_pick(100, post.id, 'number of comments') - 1)::integer as comments
    ) as counts
) as discussions
cross join generate_series(1, comments) as n
cross join lateral (
    select earlier + n as id
) as numbers;


-- ---------------------------------------------------------------------------------------------------------
-- 6. Restore constraints and indexes, record the number of rows, set sequences, update statistics
-- ---------------------------------------------------------------------------------------------------------

call demo_announce('constraints and indexes');

do $$
declare
    statement text;
begin
    for statement in select restore from demo_set_aside order by step desc loop
        execute statement;
    end loop;

    if exists (select from demo_plan) then
        delete from demo_data;
        insert into demo_data (table_name, rows)
        select 'author', count(*) from author
        union all select 'tag', count(*) from tag
        union all select 'post', count(*) from post
        union all select 'post_tag', count(*) from post_tag
        union all select 'comment', count(*) from comment;

        -- The next value is 50 higher, and Hibernate uses the 50 ids up to it.
        perform setval(table_name || '_seq', rows) from demo_data where table_name <> 'post_tag';

        analyze author, tag, post, post_tag, comment;
    end if;
end
$$;

drop view demo_words;
drop function demo_hash, demo_pick, demo_pick_skewed, demo_choose, demo_slug;
drop procedure demo_announce;
