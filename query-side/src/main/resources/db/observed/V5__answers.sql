-- Reports whose answers still have their contents: what agents found for a preview, an import or a list, which is kept for a limited time.
-- The report itself stays, with each answer's question, verdict, code and time.
create table observed.answers (
    number      bigint      not null,
    -- The broker's clock.
    received_at timestamptz not null,
    constraint answers_number primary key (number)
);
create index answers_age on observed.answers (received_at);
grant select on observed.answers to ${role};
grant insert (number, received_at) on observed.answers to ${role};

insert into observed.answers select number, received_at from observed.reports where value::text like '%"answers":%';

-- The report with answers that say only what views are projected from. Its other members stay as they came.
create function observed.without_contents(report json) returns json language sql immutable set search_path = pg_catalog, pg_temp as $$
    -- JSON functions refuse the character NUL; the views replace it likewise.
    with readable as (select regexp_replace(report::text, '(?<!\\)((?:\\\\)*)\\u0000', '\1\\ufffd', 'g')::json as report)
    select json_object_agg(member.key, case when member.key = 'answers' and json_typeof(member.value) = 'array' then
            (select json_agg(json_build_object('question', a -> 'question', 'verdict', a -> 'verdict', 'code', a -> 'code',
                'findings', '[]'::json, 'changes', '[]'::json, 'objects', '[]'::json, 'items', '[]'::json,
                'complete', a -> 'complete', 'answeredAt', a -> 'answeredAt') order by n)
                from json_array_elements(member.value) with ordinality answer (a, n))
            else member.value end order by n)
        from readable, json_each(readable.report) with ordinality member (key, value, n)
$$;

create function observed.refuse_rewriting() returns trigger language plpgsql as $$
begin
    if (new.number, new.after_position, new.cluster, new.agent_epoch, new.sequence, new.received_at)
            is distinct from (old.number, old.after_position, old.cluster, old.agent_epoch, old.sequence, old.received_at)
            or new.value::text is distinct from observed.without_contents(old.value)::text then
        raise exception 'Reports are insert-only, but for the contents of their answers: update of report % is refused', old.number
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

drop trigger insert_only on observed.reports;
create trigger insert_only before truncate on observed.reports for each statement execute function observed.refuse();
create trigger only_contents before update on observed.reports for each row execute function observed.refuse_rewriting();
alter table observed.reports enable always trigger insert_only;
alter table observed.reports enable always trigger only_contents;

-- Deletes the contents of at most so many reports' answers that were received before; returns of how many. As the owner: the service
-- itself may change nothing.
create function observed.forget_answers(before timestamptz, at_most integer) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    due bigint[];
begin
    -- Another instance deletes those that it has locked.
    due := array(select number from observed.answers where received_at < before order by received_at limit at_most for update skip locked);
    update observed.reports set value = observed.without_contents(value) where number = any(due);
    delete from observed.answers where number = any(due);
    return cardinality(due);
end $$;
revoke execute on function observed.forget_answers(timestamptz, integer) from public;
grant execute on function observed.forget_answers(timestamptz, integer) to ${role};
