-- Rollouts, one row each: which one of a workload is open, and how each ended.
create table rollouts (
    rollout  uuid primary key,
    workload uuid not null,
    -- revision, restart, placement, rollback, delete; former: begun by a version that had no plans
    kind     text not null,
    revision int  not null,
    -- Absent while it is open.
    outcome  text,
    -- When the rollout goes on by itself: the time of its task 'rollout-timer'.
    next_at  timestamptz
);
create unique index rollouts_open on rollouts (workload) where outcome is null and kind <> 'former';
create index rollouts_of_workload on rollouts (workload);

-- Clusters of open rollouts, and of ended ones those that are still in debt.
alter table rollout_clusters
    alter column position drop not null,
    add column wave       int     not null default 0,
    -- Order within the wave.
    add column ordinal    int     not null default 0,
    -- Whether the workload ran there when the rollout was planned.
    add column placed     boolean not null default true,
    -- Absent until it is sent.
    add column generation bigint,
    add column debt       boolean not null default false,
    -- The rollout goes on when the cluster is heard again.
    add column awaited    boolean not null default false;
create index rollout_clusters_of_wave on rollout_clusters (rollout, wave);
create index rollout_clusters_unfinished on rollout_clusters (rollout)
    where debt or outcome = 'failed' or (generation is not null and outcome is null);
create index rollout_clusters_awaited on rollout_clusters (cluster) where awaited;

-- Everything was sent; the generations are those that the deployments have now.
update rollout_clusters set generation = 0;
insert into rollouts (rollout, workload, kind, revision)
select distinct rollout, workload, 'former', 0 from rollout_clusters;
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
select 'rollout-step', rollout || '/former', now(), false, 1 from rollouts;

grant select, insert, update, delete on rollouts to ${role};
