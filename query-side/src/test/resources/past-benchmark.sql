-- Gives the rows of list-benchmark.sql a past: 2,000,000 steps, one each second until now, in which workloads, deployments, observations,
-- drafts and rollouts have nine versions each, and the clusters' heartbeats and confirmations 500.
set search_path = views;

create function pg_temp.at_step(step bigint) returns timestamptz language sql stable
    as $$ select date_trunc('second', now()) - (2000000 - step) * interval '1 second' $$;

create function pg_temp.facts(ready bigint) returns text language sql immutable
    as $$ select '{"object":{"uid":"7","intentGeneration":1,"generation":1,"observedGeneration":1,"desired":10,"current":10,"updated":10,"ready":'
        || ready || ',"available":' || ready || ',"misscheduled":0,"onDelete":false,"deleting":false}}' $$;

insert into steps (number, position, report_number, at, latest)
select n, n / 2 + 1, case when n % 2 = 1 then n end, pg_temp.at_step(n), pg_temp.at_step(n) from generate_series(1, 2000000) n;
update progress set position = 1000001, step_number = 2000000, latest = now();

insert into confirmations (id, digest, confirmed_at, observed_at) select cluster || '/1', 1, heard_at, heard_at from heartbeats;
update observations set confirmation = substr(id, 38) || '/1', received_at = now(), facts = pg_temp.facts(10);
update drafts set version = 9;
update deployments set wanted_at = pg_temp.at_step(1), since = pg_temp.at_step(1);
update heartbeats set heard_at = now();
update confirmations set confirmed_at = now(), observed_at = now();

create procedure pg_temp.give_past(table_name text, key text, versions int, times text default '') language plpgsql as $$
declare
    columns text;
    period constant bigint := 2000000 / versions;
begin
    execute format('create temp table numbered as select *, (row_number() over (order by %s)) * %s / (select count(*) + 1 from %I) as shift'
        || ' from %I', key, period, table_name, table_name);
    columns := (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
        where attrelid = table_name::regclass and attnum > 0 and not attisdropped and attname <> 'valid_from');
    execute format('insert into past_%I (%s, valid_from, valid_until) select %s, v * %s + shift, (v + 1) * %s + shift'
        || ' from generate_series(0, %s) v, numbered order by v, shift', table_name, columns, columns, period, period, versions - 2);
    execute format('update %I r set valid_from = %s * %s + shift from numbered n where n.%s = r.%s', table_name, versions - 1, period, key, key);
    drop table numbered;
end $$;

call pg_temp.give_past('clusters', 'name', 2);
call pg_temp.give_past('workloads', 'id', 9);
call pg_temp.give_past('deployments', 'id', 9);
call pg_temp.give_past('observations', 'id', 9);
call pg_temp.give_past('generations', 'id', 2);
call pg_temp.give_past('drafts', 'id', 9);
call pg_temp.give_past('rollouts', 'id', 9);
call pg_temp.give_past('heartbeats', 'cluster', 500);
call pg_temp.give_past('confirmations', 'id', 500);

-- Each version differs from the one before it, as a projection's do.
update past_heartbeats set heard_at = pg_temp.at_step(valid_from), step_heard_at = pg_temp.at_step(valid_from),
    ready_nodes = 9 + valid_from / 4000 % 2;
update past_confirmations set confirmed_at = pg_temp.at_step(valid_from), step_confirmed_at = pg_temp.at_step(valid_from);
update past_observations set received_at = pg_temp.at_step(valid_from), step_received_at = pg_temp.at_step(valid_from),
    facts = pg_temp.facts(9 + valid_from / 222222 % 2);
update past_drafts set version = 1 + valid_from / 222222;
update heartbeats set step_heard_at = pg_temp.at_step(valid_from);
update confirmations set step_confirmed_at = pg_temp.at_step(valid_from);
update observations set step_received_at = pg_temp.at_step(valid_from);

-- A day of unchanged reports, and the stretches of the time before.
insert into observed.repeats (number, cluster, agent_epoch, received_at, heard, confirmed)
select n, 'cluster-' || 1 + n % 1000, 1, now() - (2000000 - n) * interval '40 milliseconds', true, true from generate_series(1, 2000000) n;
insert into observed.heard (cluster, subject, first_at, last_at, longest_gap)
select 'cluster-' || c, subject, t, t + interval '10 hours 59 minutes', '10 seconds' from generate_series(1, 1000) c,
    generate_series(pg_temp.at_step(1), now() - interval '1 day', interval '11 hours') t, (values ('cluster'), ('confirmed/1')) s (subject);
analyze;
