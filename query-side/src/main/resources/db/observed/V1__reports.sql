-- What agents told, as it came: the memory of the reports, since their topic forgets. Insert-only.
-- Partition-ready: the number only grows, so this table can become the first partition by number when there are many.
create table observed.reports (
    number         bigint      not null generated always as identity (cache 1),
    -- The ledger's position that had been folded when this report was; with the number it tells the one order of both.
    after_position bigint      not null,
    cluster        text        not null,
    agent_epoch    bigint      not null,
    sequence       bigint      not null,
    -- The broker's clock.
    received_at    timestamptz not null,
    -- json, not jsonb: the text stays byte for byte as it came.
    value          json        not null,
    constraint reports_number primary key (number),
    constraint reports_once unique (cluster, agent_epoch, sequence)
);

-- Reports with a valid seal that could not be folded, with the reason; they hold up no other.
create table observed.parked (
    number      bigint      not null generated always as identity (cache 1),
    cluster     text        not null,
    topic       text        not null,
    partition   integer     not null,
    "offset"    bigint      not null,
    received_at timestamptz not null,
    value       bytea       not null,
    reason      text        not null,
    constraint parked_number primary key (number),
    constraint parked_once unique (topic, partition, "offset")
);

create function observed.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'Reports are insert-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

create trigger insert_only before update or delete or truncate on observed.reports
    for each statement execute function observed.refuse();
create trigger insert_only before update or delete or truncate on observed.parked
    for each statement execute function observed.refuse();
alter table observed.reports enable always trigger insert_only;
alter table observed.parked enable always trigger insert_only;

grant usage on schema observed to ${role};
grant select on observed.reports, observed.parked to ${role};
grant insert (after_position, cluster, agent_epoch, sequence, received_at, value) on observed.reports to ${role};
grant insert (cluster, topic, partition, "offset", received_at, value, reason) on observed.parked to ${role};
