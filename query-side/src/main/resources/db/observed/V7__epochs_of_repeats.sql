-- By which start of its agent an unchanged report came: one that confirms concerns the deployments reported since that start.
alter table observed.repeats add column agent_epoch bigint;
update observed.repeats p set agent_epoch = r.agent_epoch from observed.reports r where r.number = p.number;
alter table observed.repeats alter column agent_epoch set not null;
grant insert (agent_epoch) on observed.repeats to ${role};
-- Reads of the past look for the last one of a cluster until a time.
create index repeats_cluster on observed.repeats (cluster, received_at) include (agent_epoch, heard, confirmed);
