-- How far each of Axon's processors has come. Runs with the service's own schema first on the search path.
create table token_entry (
    processor_name text    not null,
    segment        integer not null,
    token          text,
    token_type     text,
    timestamp      text,
    owner          text,
    constraint token_entry_key primary key (processor_name, segment)
) with (fillfactor = 50);

-- Here and not at first use, where several copies would race for it.
insert into token_entry (processor_name, segment, token, token_type, timestamp)
values ('__config', 0, json_build_object('config', json_build_object('id', gen_random_uuid()))::text,
        'org.axonframework.eventhandling.tokenstore.ConfigToken', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'));

grant select, insert, update, delete on token_entry to ${role};
grant usage on schema ${flyway:defaultSchema} to ${role};
