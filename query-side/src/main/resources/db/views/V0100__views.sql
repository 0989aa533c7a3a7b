-- A fold of the ledger and the stored reports, to be thrown away and made again. Runs in whatever schema the service was told.
-- JSON is kept as text: it is only ever read back whole, and must come back byte for byte.

-- How far the fold has come; each batch locks the row first, so ledger and reports have one order.
create table progress (
    id            integer not null check (id = 1),
    position      bigint  not null,
    -- Of the last event folded.
    position_at   timestamptz,
    -- Of the last report folded.
    report_number bigint  not null,
    report_at     timestamptz,
    constraint progress_id primary key (id)
);
insert into progress (id, position, report_number) values (1, 0, 0);

create table drafts (
    id               uuid        not null primary key,
    kind             text        not null,
    state            text        not null,
    owner            text        not null,
    editors          text[]      not null,
    fixed_cluster    text,
    from_draft       uuid,
    based_workload   uuid,
    based_revision   integer,
    based_placement  integer,
    -- What the steps say so far, for lists and rights.
    name             text,
    namespace        text,
    everywhere       boolean     not null,
    clusters         text[]      not null,
    excluded         text[]      not null,
    workload         uuid,
    revision         integer,
    rollout          uuid,
    started_at       timestamptz not null,
    changed_at       timestamptz not null,
    version          bigint      not null,
    position         bigint      not null
);
create index drafts_owner on drafts (owner);
create index drafts_namespace on drafts (namespace);

create table draft_steps (
    id       text        not null primary key,
    draft    uuid        not null,
    step     text        not null,
    document text        not null,
    saved_by text        not null,
    saved_at timestamptz not null
);
create index draft_steps_draft on draft_steps (draft);

create table workloads (
    id                uuid        not null primary key,
    kind              text        not null,
    namespace         text        not null,
    name              text        not null,
    family            uuid,
    revision          integer     not null,
    placement_version integer     not null,
    placement         text,
    created_by        text        not null,
    created_at        timestamptz not null,
    deleted_by        text,
    deleted_at        timestamptz,
    version           bigint      not null,
    position          bigint      not null
);
create index workloads_name on workloads (name, id);

create table revisions (
    id             text        not null primary key,
    workload       uuid        not null,
    revision       integer     not null,
    specification  text        not null,
    draft          uuid,
    rolled_back_to integer,
    made_by        text        not null,
    made_at        timestamptz not null,
    reason         text,
    position       bigint      not null
);
create index revisions_workload on revisions (workload, revision);

create table rollouts (
    id                uuid        not null primary key,
    workload          uuid        not null,
    revision          integer     not null,
    placement_version integer     not null,
    waves             text        not null,
    state             text        not null,
    started_by        text        not null,
    started_at        timestamptz not null,
    finished_at       timestamptz,
    version           bigint      not null,
    position          bigint      not null
);
create index rollouts_workload on rollouts (workload);

create table deployments (
    -- <workload>/<cluster>, as the stream is named.
    id         text        not null primary key,
    workload   uuid        not null,
    cluster    text        not null,
    namespace  text        not null,
    name       text        not null,
    generation bigint      not null,
    action     text        not null,
    revision   integer,
    manifest   text        not null,
    intent     uuid        not null,
    rollout    uuid,
    wanted_at  timestamptz not null,
    deadline   text        not null,
    -- How the ledger says it ended, if it did.
    ended      text,
    status     text        not null,
    code       text,
    message    text,
    since      timestamptz not null,
    -- When it will be stalled if nothing moves until then.
    stalls_at  timestamptz,
    position   bigint      not null
);
create index deployments_workload on deployments (workload, cluster);
create index deployments_cluster on deployments (cluster);

-- The newest facts of each deployment, known to the ledger or not yet.
create table observations (
    id            text        not null primary key,
    facts         text        not null,
    received_at   timestamptz not null,
    progressed_at timestamptz not null
);

create table generations (
    -- <workload>/<cluster>/<generation>
    id            text        not null primary key,
    workload      uuid        not null,
    cluster       text        not null,
    generation    bigint      not null,
    action        text        not null,
    revision      integer,
    rollout       uuid,
    -- The command that made it.
    command       text        not null,
    wanted_at     timestamptz not null,
    -- What the ledger says came of it.
    outcome       text,
    outcome_at    timestamptz,
    superseded_at timestamptz
);
create index generations_command on generations (command);
create index generations_rollout on generations (rollout);

create table clusters (
    name          text        not null primary key,
    display_name  text,
    labels        text        not null,
    cordoned      boolean     not null,
    registered_by text        not null,
    registered_at timestamptz not null,
    joined_at     timestamptz,
    version       bigint      not null,
    position      bigint      not null
);

create table credentials (
    -- <cluster>/<credential>
    id         text        not null primary key,
    cluster    text        not null,
    credential text        not null,
    issued_at  timestamptz not null
);
create index credentials_cluster on credentials (cluster);

create table heartbeats (
    cluster            text        not null primary key,
    -- The broker's clock.
    heard_at           timestamptz not null,
    agent_epoch        bigint      not null,
    sequence           bigint      not null,
    -- The agent's clock.
    sent_at            timestamptz not null,
    agent_version      text,
    kubernetes_version text,
    nodes              integer,
    ready_nodes        integer,
    api_server         text,
    intents_behind     bigint,
    facts_at           timestamptz
);

create table grants (
    id          uuid        not null primary key,
    role        text        not null,
    holder_kind text        not null,
    holder      text        not null,
    scope       text        not null,
    given_by    text        not null,
    given_at    timestamptz not null,
    revoked_by  text,
    revoked_at  timestamptz,
    position    bigint      not null
);
create index grants_holder on grants (holder_kind, holder);

create table audit (
    -- Of the command; an entry per command.
    command   text        not null primary key,
    position  bigint      not null,
    at        timestamptz not null,
    actor     text        not null,
    roles     text        not null,
    address   text,
    agent     text,
    action    text        not null,
    outcome   text        not null,
    draft     uuid,
    workload  uuid,
    cluster   text,
    namespace text,
    problem   text,
    reason    text,
    cause     text,
    changes   text        not null
);
create unique index audit_position on audit (position);
create index audit_actor on audit (actor, position);
create index audit_draft on audit (draft, position);
create index audit_workload on audit (workload, position);
create index audit_cluster on audit (cluster, position);

grant usage on schema "${flyway:defaultSchema}" to ${role};
grant select, insert, update, delete on all tables in schema "${flyway:defaultSchema}" to ${role};
