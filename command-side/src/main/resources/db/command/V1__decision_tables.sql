-- What decisions must know of everything at once; written in the transaction of the events, never a projection.

create table command.clusters (
    name       text    not null,
    labels     jsonb   not null,
    cordoned   boolean not null default false,
    -- Id of the one whose reports count; absent until the cluster was asked to join.
    credential text,
    constraint clusters_name primary key (name)
);

-- Whose a name is. Freed when the deployment there is gone or released.
create table command.names (
    cluster   text not null,
    namespace text not null,
    kind      text not null,
    name      text not null,
    workload  uuid not null,
    constraint names_taken_once primary key (cluster, namespace, kind, name)
);
create index names_of_workload on command.names (workload, cluster);

create table command.grants (
    id           uuid    not null,
    role         text    not null,
    holder_kind  text    not null check (holder_kind in ('user', 'group')),
    holder       text    not null,
    everywhere   boolean not null,
    clusters     text[]  not null,
    match_labels jsonb   not null,
    namespace    text,
    constraint grants_id primary key (id)
);
create index grants_of_holder on command.grants (holder_kind, holder);

create table command.idempotency (
    caller      text        not null,
    key         text        not null,
    fingerprint text        not null,
    at          timestamptz not null default now(),
    status      integer     not null,
    type        text        not null,
    -- Absent where the answer held a credential.
    body        text,
    version     bigint,
    position    text,
    location    text,
    secret      boolean     not null,
    constraint idempotency_key primary key (caller, key)
);
create index idempotency_at on command.idempotency (at);

-- The only place where a person's name is: erasable, unlike the ledger, which holds subjects.
create table command.people (
    sub  text not null,
    name text not null,
    constraint people_sub primary key (sub)
);

grant usage on schema command to ${role};
grant select, insert, update, delete on command.clusters, command.names, command.grants, command.idempotency, command.people to ${role};
grant usage on schema command to fleetledger_query;
grant select on command.people to fleetledger_query;
