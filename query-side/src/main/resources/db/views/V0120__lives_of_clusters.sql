-- How a cluster leaves the fleet, who speaks for it, and what was refused under its name.
alter table clusters add column life text not null default 'registered';
alter table clusters add column removal_due timestamptz;
-- What becomes of what runs there: delete or release.
alter table clusters add column removal_policy text;
alter table clusters add column left_at timestamptz;
-- Ids of the credentials that still count.
alter table clusters add column credentials text[] not null default '{}';
alter table clusters add column refused_reports bigint not null default 0;
alter table clusters add column refused_at timestamptz;
alter table clusters add column refused_code text;

-- Until when it counts beside its successor, and since when it does no more.
alter table credentials add column until timestamptz;
alter table credentials add column retired_at timestamptz;

-- Restores that were accepted: each began an epoch.
create table epochs (
    epoch    bigint      not null primary key,
    head     bigint      not null,
    begun_by text        not null,
    begun_at timestamptz not null,
    reason   text,
    position bigint      not null
);
grant select, insert, update, delete on epochs to ${role};
