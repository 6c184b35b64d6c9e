-- What was rendered is kept under the version that it was rendered from, so an edit leaves it behind. A
-- constant default is kept in the catalog: no row is rewritten.
alter table post add column version integer not null default 0;
