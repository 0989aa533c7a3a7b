-- Which hub this is. The epoch is raised by a person after the ledger went backwards.
create table hub (
    sole         boolean primary key default true check (sole),
    installation uuid   not null default gen_random_uuid(),
    epoch        bigint not null default 1,
    -- Set when a topic knew a later ledger than this one: the relay stands still until somebody accepts the restore.
    known_head   bigint
);
insert into hub default values;

-- Everything up to here has been acknowledged by Kafka, or is parked.
create table relay_place (
    sole     boolean primary key default true check (sole),
    position bigint not null default 0
);
insert into relay_place default values;

-- A topic that has another id than here was made anew by somebody, and is empty.
create table relay_topics (
    cluster  text primary key,
    topic_id text
);

-- Where the newest wanted state of each live deployment lies, to fill a lost topic again.
create table relay_wanted (
    cluster  text   not null,
    workload uuid   not null,
    position bigint not null,
    primary key (cluster, workload)
);

-- What could not be sent, and what queues behind it for the same cluster.
create table parked (
    cluster  text        not null,
    position bigint      not null,
    key      text        not null,
    why      text        not null,
    since    timestamptz not null,
    tries    integer     not null,
    next_try timestamptz not null,
    primary key (cluster, position, key)
);

grant select, update on hub, relay_place to ${role};
grant select, insert, update, delete on relay_topics, relay_wanted, parked to ${role};
