-- 1,000 clusters, 1,000 workloads in 100 namespaces with 100 deployments each, 20,000 drafts, 2,000 rollouts, 300,000 audit entries.
set search_path = views;

create function pg_temp.id(kind int, n int) returns uuid language sql immutable
    as $$ select ('00000000-0000-7000-800' || kind || '-' || lpad(to_hex(n), 12, '0'))::uuid $$;

insert into grants (id, role, holder_kind, holder, scope, given_by, given_at, position)
select gen_random_uuid(), role, 'user', holder, scope, 'system', now(), 1
from (values ('FleetAdmin', 'list-admin', '{"all":true}'), ('NSViewer', 'list-viewer', '{"all":true,"namespace":"space-7"}'))
    given (role, holder, scope);
insert into grants (id, role, holder_kind, holder, scope, given_by, given_at, position)
select gen_random_uuid(), 'NSViewer', 'user', 'person-' || n, '{"all":true,"namespace":"space-' || n % 100 || '"}', 'system', now(), 1
from generate_series(1, 500) n;

insert into clusters (name, labels, cordoned, registered_by, registered_at, version, position)
select 'cluster-' || n, '{"zone":"' || n % 20 || '"}', false, 'system', now(), 1, 1 from generate_series(1, 1000) n;
insert into heartbeats (cluster, heard_at, agent_epoch, sequence, sent_at, nodes, step_heard_at, step_sequence, step_sent_at)
select 'cluster-' || n, now() + interval '1 day', 1, 1, now(), 10, now(), 1, now() from generate_series(1, 1000) n;

insert into workloads (id, kind, namespace, name, revision, placement_version, placement, labels, created_by, created_at, version, position)
select pg_temp.id(0, w), 'DaemonSet', 'space-' || w % 100, 'load-' || w, 1, 1, '{}', '{"team":"' || w % 50 || '"}', 'person-1',
    now() - w * interval '1 minute', 1, w
from generate_series(1, 1000) w;
insert into deployments (id, workload, cluster, namespace, name, generation, action, revision, manifest, intent, wanted_at, deadline,
    status, since, next_at, next_status, unheard_status, position)
select pg_temp.id(0, w) || '/cluster-' || c, pg_temp.id(0, w), 'cluster-' || c, 'space-' || w % 100, 'load-' || w, 1, 'apply', 1, 'x',
    gen_random_uuid(), now(), 'PT10M', 'Running', now(), case when w % 97 = 0 and c < 20 then now() - interval '1 hour' end,
    case when w % 97 = 0 and c < 20 then 'Stalled' end, 'Exception', w
from generate_series(1, 1000) w, lateral (select 1 + (w * 7 + n * 13) % 1000 as c from generate_series(1, 100) n) targets
on conflict do nothing;
insert into observations (id, facts, received_at, progressed_at, observed_at, step_received_at, step_observed_at)
select id, '{}', now() + interval '1 day', now(), now(), now(), now() from deployments;
insert into generations (id, workload, cluster, generation, action, revision, command, wanted_at)
select id || '/1', workload, cluster, 1, 'apply', 1, 'submit-' || position, now() from deployments;

insert into drafts (id, kind, state, owner, fixed_cluster, name, namespace, everywhere, clusters, excluded, intended_workload, started_at,
    changed_at, version, position)
select pg_temp.id(1, n), 'DaemonSet', 'open', 'person-' || n % 500, null, 'load-' || n, 'space-' || n % 100, n % 10 = 0,
    array['cluster-' || n % 1000, 'cluster-' || (n + 1) % 1000], array['cluster-' || n % 7], gen_random_uuid(), now(), now(), 1, n
from generate_series(1, 20000) n;
insert into rollouts (id, workload, revision, placement_version, waves, state, requested_by, started_at, version, position)
select pg_temp.id(2, n), pg_temp.id(0, 1 + n % 1000), 1, 1, '[]', case when n % 10 = 0 then 'RUNNING' else 'COMPLETED' end, 'person-1',
    now(), 1, n
from generate_series(1, 2000) n;

insert into audit (command, position, at, actor, roles, action, outcome, draft, workload, cluster, namespace, reason, changes)
select 'command-' || n, n, now(), 'person-' || n % 500, '',
    (array['draft.basics.save', 'draft.submit', 'cluster.label'])[1 + n % 3], 'accepted',
    case when n % 3 = 0 then pg_temp.id(1, 1 + n % 20000) end, case when n % 3 = 1 then pg_temp.id(0, 1 + n % 1000) end,
    case when n % 3 = 2 then 'cluster-' || n % 1000 end, 'space-' || n % 100,
    case when n % 1000 = 0 then 'a needle' else 'some reason' end,
    '[{"path":"/basics/name","label":"Name","before":"' || n || '","after":"' || repeat('x', 200) || '"}]'
from generate_series(1, 300000) n;

analyze;
