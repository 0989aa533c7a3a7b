-- The last report of each cluster that was taken in: what isn't later is a repeat.
create table agents (
    cluster  text    primary key,
    epoch    bigint  not null,
    sequence bigint  not null,
    joined   boolean not null default false
);

-- The newest facts of each deployment, for judging the next ones: has anything moved, and since when not.
create table seen (
    cluster       text        not null,
    workload      uuid        not null,
    facts         json        not null,
    received_at   timestamptz not null,
    progressed_at timestamptz not null,
    -- When its silence becomes a verdict; absent where no progress is awaited.
    stalls_at     timestamptz,
    primary key (cluster, workload)
);
create index seen_stalls on seen (stalls_at) where stalls_at is not null;

-- Clusters of the rollouts that are still open; gone when the rollout is finished.
create table rollout_clusters (
    rollout     uuid   not null,
    cluster     text   not null,
    workload    uuid   not null,
    -- Of the event that started the rollout.
    position    bigint not null,
    outcome     text,
    -- A failure counts only when the deadline is over: it may still turn out well.
    counts_from timestamptz,
    primary key (rollout, cluster)
);
create index rollout_clusters_of on rollout_clusters (workload, cluster);

grant select, insert, update, delete on agents, seen, rollout_clusters to ${role};
