-- An agent that speaks of a cluster whose API server doesn't answer: what it knew is not what is.
alter table heartbeats add column mute boolean not null default false;
