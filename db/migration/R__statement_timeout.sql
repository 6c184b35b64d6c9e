-- PostgreSQL stops a statement of the application after ${statement.timeout}. This is a setting of the role,
-- because a setting of the connection does not pass a pooler such as PgBouncer. It applies to connections that
-- are opened later, in this database only.

do $$
declare
    -- current_user where no property names the application's role: then it is Flyway's.
    application constant text := coalesce(nullif('${application.role}', 'current_user'), current_user);
    setting     constant text := format(
        'alter role %I in database %I set statement_timeout = %L',
        application, current_database(), '${statement.timeout}');
begin
    execute setting;
exception when insufficient_privilege then
    raise warning 'No statement timeout: Flyway''s role may not change the role %. Run as a superuser: %',
        application, setting;
end
$$;
