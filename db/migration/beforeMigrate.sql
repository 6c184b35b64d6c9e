-- The first version with "storage" in "create table". Before anything is created.
do $$ begin
    if current_setting('server_version_num')::int < 160000 then
        raise 'PostgreSQL 16 or newer is needed, but this is PostgreSQL %', current_setting('server_version');
    end if;
end $$;
