-- Times in which a cluster was silent for longer than the limit that applied; recorded when it is heard again, because the reports from
-- which they could be told are deleted later.
create table observed.outages (
    cluster        text        not null,
    -- The broker's clock, like the other times.
    last_heard_at  timestamptz not null,
    -- When the limit was exceeded.
    noticed_at     timestamptz not null,
    heard_again_at timestamptz not null,
    constraint outages_start primary key (cluster, last_heard_at)
);
create index outages_end on observed.outages (heard_again_at);
grant select, insert on observed.outages to ${role};
