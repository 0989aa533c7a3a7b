-- To find what changed between two steps: the versions that ended between them, and the rows that were added.
do $$
declare
    name text;
begin
    foreach name in array array['clusters', 'deployments', 'drafts', 'grants', 'rollouts', 'workloads']
    loop
        -- The step that added the row; 0: it is of before this version. It never changes, so that its index slows no update down, as one of
        -- valid_from would.
        execute format('alter table %I add column added_in bigint not null default 0', name);
        execute format('create index %I on %I (added_in)', name || '_added', name);
    end loop;
end $$;
call keep_past('${role}');

do $$
declare
    name text;
begin
    foreach name in array array['clusters', 'heartbeats', 'deployments', 'observations', 'drafts', 'grants', 'rollouts', 'workloads']
    loop
        execute format('create index %I on %I (valid_until)', 'past_' || name || '_end', 'past_' || name);
    end loop;
end $$;
-- The only rows that are ever removed: deployments that were planned, and never sent.
create index past_deployments_planned on past_deployments (added_in) where generation = 0;
