-- Epochs of the agents that had a successor, the last one first: their reports, read again, are repeats.
alter table agents
    add column replaced bigint[] not null default '{}';
