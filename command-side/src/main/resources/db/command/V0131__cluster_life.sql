-- open: takes workloads. leaving: to be removed, takes nothing new. ending: its workloads are being ended. gone: removed or forgotten.
alter table clusters
    add column state   text not null default 'open' check (state in ('open', 'leaving', 'ending', 'gone')),
    add column gone_at timestamptz;

-- Clusters that are to leave; the row goes when they have.
create table removals (
    cluster   text        primary key,
    due       timestamptz not null,
    -- From then on its workloads are being ended, and it can't be taken back.
    begun_at  timestamptz,
    -- Of a long list of workloads: how far this round has come.
    seen      uuid,
    -- Not before then does anybody look again.
    next_look timestamptz not null
);
create index removals_next on removals (next_look);

-- Reports under a cluster's name that were not its own, and have not yet been told in the ledger.
create table refused_reports (
    cluster    text   primary key,
    credential text,
    code       text   not null,
    count      bigint not null,
    told_at    timestamptz
);

grant select, insert, update, delete on removals, refused_reports to ${role};
