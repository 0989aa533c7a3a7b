-- The command that caused the one that made the generation: a submit, for what its rollout sends later.
alter table generations add column cause text;
create index generations_cause on generations (cause) where cause is not null;

-- Of the workload's DaemonSet.
alter table approvals add column name text not null default '';
update approvals a set name = r.name from rollouts r where r.id = a.rollout;
