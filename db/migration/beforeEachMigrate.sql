-- The demo data take longer than a statement of the application may. Local to the transaction of the migration, so
-- that a connection that a pooler lends to others keeps its limit.
set local statement_timeout = 0;
