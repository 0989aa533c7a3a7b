-- No query uses them.
drop index generations_rollout;
drop index approvals_pending;
-- It is the time since which the current wave has failed.
alter table rollouts drop column failed_at;
