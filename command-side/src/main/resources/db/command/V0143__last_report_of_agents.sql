-- When an agent was last heard while it reached its API server, by the broker's clock. Agents known already count as heard now.
alter table agents add column heard_at timestamptz default now();
alter table agents alter column heard_at drop default;
-- Whether the API server is silent, as the last report with facts about the cluster told.
alter table agents add column mute boolean not null default false;
