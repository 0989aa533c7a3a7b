-- Named as Axon 5 names them.
create table ledger.events (
    -- First on purpose: defaults are filled from left to right, so a transaction has its id before it takes a position.
    -- The gap-stop reader relies on it.
    tx                        xid8        not null default pg_current_xact_id(),
    position                  bigint      not null generated always as identity (cache 1),
    identifier                uuid        not null,
    aggregate_type            text        not null,
    aggregate_identifier      text        not null,
    aggregate_sequence_number bigint      not null check (aggregate_sequence_number >= 0),
    type                      text        not null,
    version                   text        not null,
    timestamp                 timestamptz not null,
    -- json, not jsonb: the text stays byte for byte as it was written, and psql can read it.
    payload                   json        not null,
    metadata                  json        not null,
    constraint events_position primary key (position),
    constraint events_identifier unique (identifier),
    constraint events_stream unique (aggregate_type, aggregate_identifier, aggregate_sequence_number)
);

create table ledger.manifests (
    sha256 text not null,
    body   text not null,
    constraint manifests_sha256 primary key (sha256),
    constraint manifests_true check (sha256 = 'sha256:' || encode(pg_catalog.sha256(convert_to(body, 'UTF8')), 'hex'))
);

create function ledger.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'The ledger is insert-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

create trigger insert_only before update or delete or truncate on ledger.events
    for each statement execute function ledger.refuse();
create trigger insert_only before update or delete or truncate on ledger.manifests
    for each statement execute function ledger.refuse();
-- Also while a session plays the replica, where ordinary triggers sleep.
alter table ledger.events enable always trigger insert_only;
alter table ledger.manifests enable always trigger insert_only;

grant usage on schema ledger to fleetledger_command, fleetledger_query;
grant select on ledger.events, ledger.manifests to fleetledger_command, fleetledger_query;
-- Column by column: nobody chooses a transaction id or a position.
grant insert (identifier, aggregate_type, aggregate_identifier, aggregate_sequence_number, type, version, timestamp, payload, metadata)
    on ledger.events to fleetledger_command;
grant insert (sha256, body) on ledger.manifests to fleetledger_command;
