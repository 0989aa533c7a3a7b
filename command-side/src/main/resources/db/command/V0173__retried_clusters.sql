-- A cluster of any begun wave that a person has retried, and that isn't sent again yet.
alter table rollout_clusters add column retried boolean not null default false;
drop index rollout_clusters_unfinished;
create index rollout_clusters_unfinished on rollout_clusters (rollout)
    where debt or retried or outcome = 'failed' or (generation is not null and outcome is null);
