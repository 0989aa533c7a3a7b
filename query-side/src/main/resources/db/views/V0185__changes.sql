-- What listeners of GET /api/v1/changes are told: which object has changed, not how. Kept for a while; a rebuild writes none.
create table changes (
    -- In the order of commits, without gaps: the projecting transactions count under the lock of progress.
    number         bigint      not null primary key,
    kind           text        not null,
    id             text        not null,
    workload       uuid,
    cluster        text,
    draft          uuid,
    -- Whether it may change who may see what.
    changes_rights boolean     not null,
    made_at        timestamptz not null default now()
);
grant select, insert, delete on changes to ${role};

alter table progress
    -- Of the last change.
    add column change_number bigint not null default 0,
    -- Tells these views' numbers from those of other views, also of a schema with the same name.
    add column views_id      uuid   not null default gen_random_uuid();
