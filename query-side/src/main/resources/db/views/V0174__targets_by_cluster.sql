-- The targets of a cluster that leaves the fleet.
create index rollout_targets_cluster on rollout_targets (cluster);
