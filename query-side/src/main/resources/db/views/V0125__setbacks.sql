-- The ledger was found to end before what was known of it. Few rows.
create table setbacks (
    position bigint primary key,
    head bigint not null,
    known_head bigint not null,
    found_at timestamptz not null
);
grant select, insert, update, delete on setbacks to ${role};
