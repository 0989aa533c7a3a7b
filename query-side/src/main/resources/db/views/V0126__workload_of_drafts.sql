-- The workload that a draft describes; its id is known before it exists. Drafts of before became, or will become, a workload of their own id.
alter table drafts add column intended_workload uuid;
update drafts set intended_workload = coalesce(workload, based_workload, id);
alter table drafts alter column intended_workload set not null;
-- A draft that was opened in a cluster is placed there until it is placed otherwise.
update drafts set clusters = array[fixed_cluster]
where fixed_cluster is not null and not everywhere and cardinality(clusters) = 0
  and not exists (select 1 from draft_steps s where s.draft = drafts.id and s.step = 'placement');
-- When a restart of the pods was last requested: later manifests repeat it. Null for restarts before this version, until a rebuild.
alter table workloads add column restarted_at timestamptz;
