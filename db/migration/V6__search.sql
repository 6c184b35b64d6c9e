-- An index of all groups of three letters, which finds text in the middle of a word. The extension is part of
-- PostgreSQL, and the owner of a database may install it there.
create extension if not exists pg_trgm;

-- Title and summary as one text, so that one index serves both. No search contains the line break between them, so no
-- match begins in the title and ends in the summary. PostgreSQL uses an index on an expression only where a query has
-- the very same expression.
create index post_search on post using gin (lower(title || E'\n' || summary) gin_trgm_ops);
