-- Which versions were valid at a step is found by one index however far back it is, and however many versions a row has had.
do $$
declare
    past text;
begin
    foreach past in array array['drafts', 'workloads', 'rollouts', 'deployments', 'observations', 'confirmations', 'clusters', 'heartbeats',
        'grants']
    loop
        execute format('create index past_%1$s_valid on past_%1$s using gist (int8range(valid_from, valid_until))', past);
    end loop;
end $$;

-- When clusters and deployments were heard of until a point of the past, in place of the generated views. Reports without a change replace
-- these times without a new version. When they came is in observed.repeats and, after they were deleted, in observed.heard: of a stretch
-- only its ends are known, and that no pause in it was long. A former version has the times that its step gave it, which are never later
-- than the point; the live one has its newest times, which may be.

-- A query computes the times of all clusters, once, rather than those of one by its key, under which are all its versions. Offset 0 keeps
-- the planner from computing a time in each place where it is used.
drop view "${flyway:defaultSchema}_past".heartbeats;
create view "${flyway:defaultSchema}_past".heartbeats as
with heard as materialized (select cluster, heard_at, agent_epoch, sequence, sent_at, agent_version, kubernetes_version, nodes,
    ready_nodes, api_server, mute, intents_behind,
    case when live and facts_at <= now then facts_at when mute then step_facts_at else greatest(step_facts_at, heard_at) end as facts_at,
    valid_from, step_heard_at, step_sequence, step_sent_at, step_facts_at
from (
    select cluster, case when live and v.heard_at <= now then v.heard_at else greatest(step_heard_at,
            (select max(p.received_at) from observed.repeats p where p.cluster = v.cluster and p.heard and p.received_at <= now),
            (select least(s.last_at, now) from observed.heard s where s.cluster = v.cluster and s.subject = 'cluster' and s.first_at <= now
                order by s.first_at desc limit 1)) end as heard_at,
        agent_epoch, step_sequence as sequence, step_sent_at as sent_at, agent_version, kubernetes_version, nodes, ready_nodes, api_server,
        mute, intents_behind, facts_at, valid_from, step_heard_at, step_sequence, step_sent_at, step_facts_at, live, now
    from (
        select cluster, heard_at, agent_epoch, agent_version, kubernetes_version, nodes, ready_nodes, api_server, mute, intents_behind,
            facts_at, valid_from, step_heard_at, step_sequence, step_sent_at, step_facts_at,
            false as live, int8range(valid_from, valid_until) as valid, 0::bigint as live_from from past_heartbeats
        union all
        select cluster, heard_at, agent_epoch, agent_version, kubernetes_version, nodes, ready_nodes, api_server, mute, intents_behind,
            facts_at, valid_from, step_heard_at, step_sequence, step_sent_at, step_facts_at,
            true, '(,)'::int8range, valid_from from heartbeats
    ) v, (select current_setting('fleetledger.now')::timestamptz as now) point
    where live_from <= current_setting('fleetledger.at')::bigint and valid @> current_setting('fleetledger.at')::bigint
    offset 0
) version)
select * from heard;

drop view "${flyway:defaultSchema}_past".confirmations;
create view "${flyway:defaultSchema}_past".confirmations as
with confirmed as materialized (select id, digest, confirmed_at,
    case when live and former_confirmed_at <= now then observed_at else greatest(step_observed_at, confirmed_at) end as observed_at, valid_from, step_confirmed_at, step_observed_at
from (
    select id, digest, case when live and v.confirmed_at <= now then v.confirmed_at else greatest(step_confirmed_at,
            (select p.received_at from observed.repeats p where p.cluster = split_part(v.id, '/', 1)
                and p.agent_epoch = split_part(v.id, '/', 2)::bigint and p.confirmed and p.received_at <= now
                order by p.received_at desc limit 1),
            (select least(s.last_at, now) from observed.heard s where s.cluster = split_part(v.id, '/', 1)
                and s.subject = 'confirmed/' || split_part(v.id, '/', 2) and s.first_at <= now order by s.first_at desc limit 1))
        end as confirmed_at,
        v.confirmed_at as former_confirmed_at, observed_at, valid_from, step_confirmed_at, step_observed_at, live, now
    from (
        select id, digest, confirmed_at, observed_at, valid_from, step_confirmed_at, step_observed_at,
            false as live, int8range(valid_from, valid_until) as valid, 0::bigint as live_from from past_confirmations
        union all
        select id, digest, confirmed_at, observed_at, valid_from, step_confirmed_at, step_observed_at,
            true, '(,)'::int8range, valid_from from confirmations
    ) v, (select current_setting('fleetledger.now')::timestamptz as now) point
    where live_from <= current_setting('fleetledger.at')::bigint and valid @> current_setting('fleetledger.at')::bigint
    offset 0
) version)
select * from confirmed;

-- Deployments whose agent confirms what it has reported are as new as its confirmation. Of others each unchanged report tells.
drop view "${flyway:defaultSchema}_past".observations;
create view "${flyway:defaultSchema}_past".observations as
select id, facts, case when live and received_at <= now then received_at when confirmation is not null then step_received_at
    else greatest(step_received_at,
        (select p.received_at from observed.repeats p join observed.reports r on r.number = p.number
            where p.cluster = substr(v.id, 38) and p.received_at between step_received_at and now and exists (select
                from json_array_elements(r.value -> 'deployments') d where d ->> 'workload' = left(v.id, 36))
            order by p.received_at desc limit 1),
        (select least(s.last_at, now) from observed.heard s where s.cluster = substr(v.id, 38)
            and s.subject = 'workload/' || left(v.id, 36) and s.first_at <= now order by s.first_at desc limit 1)) end as received_at,
    progressed_at, reached, lost_at, confirmation, digest, outdated, valid_from,
    case when live and received_at <= now then observed_at else step_observed_at end as observed_at, step_received_at, step_observed_at
from (
    select id, facts, received_at, progressed_at, reached, lost_at, confirmation, digest, outdated, valid_from, observed_at,
        step_received_at, step_observed_at, false as live, int8range(valid_from, valid_until) as valid, 0::bigint as live_from
        from past_observations
    union all
    select id, facts, received_at, progressed_at, reached, lost_at, confirmation, digest, outdated, valid_from, observed_at,
        step_received_at, step_observed_at, true, '(,)'::int8range, valid_from from observations
) v, (select current_setting('fleetledger.now')::timestamptz as now) point
where live_from <= current_setting('fleetledger.at')::bigint and valid @> current_setting('fleetledger.at')::bigint;

grant select on "${flyway:defaultSchema}_past".heartbeats, "${flyway:defaultSchema}_past".confirmations,
    "${flyway:defaultSchema}_past".observations to ${role};
