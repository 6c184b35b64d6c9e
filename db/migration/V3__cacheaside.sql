-- How often the row was changed: the validator of optimistic locking, from If-Match to the update.
alter table author add column version integer not null default 0;
