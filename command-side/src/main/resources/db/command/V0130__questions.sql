-- Which cluster was asked what, and what became of it. Written with the event that asks.
create table questions (
    question      uuid        not null,
    cluster       text        not null,
    kind          text        not null check (kind in ('preview', 'running', 'inventory')),
    draft         uuid,
    namespace     text,
    list          text,
    expires_at    timestamptz not null,
    -- When its answer was taken in.
    answered_at   timestamptz,
    -- When it was given up: from then on no answer counts, however early it was written.
    lapsed_at     timestamptz,
    -- The relay has taken the question out of the cluster's topic.
    tombstoned_at timestamptz,
    -- Not before then is that tried again.
    next_try      timestamptz,
    primary key (question, cluster)
);
create index questions_open on questions (expires_at) where tombstoned_at is null;
create index questions_lists on questions (cluster, list) where answered_at is null and lapsed_at is null;

grant select, insert, update, delete on questions to ${role};
