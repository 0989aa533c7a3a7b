-- What each agent has reported since its start, and when it last confirmed it: facts of a deployment are as new as that.
create table confirmations (
    -- <cluster>/<agent epoch>
    id           text        not null primary key,
    -- Sum of the digests that were last reported in this epoch, one for each deployment.
    digest       bigint      not null,
    -- The broker's clock; absent until the agent has confirmed this sum.
    confirmed_at timestamptz,
    -- The agent's clock.
    observed_at  timestamptz
);

-- By which confirmation the facts count as new; absent for agents of version 0.1, which confirm nothing.
alter table observations add column confirmation text;
alter table observations add column digest bigint not null default 0;
-- Whether the agent last reported older facts than these, so that its confirmation doesn't concern them.
alter table observations add column outdated boolean not null default false;

-- Rows that change with each report stay on their pages.
alter table heartbeats set (fillfactor = 50);
alter table confirmations set (fillfactor = 50);
alter table observations set (fillfactor = 70);

grant select, insert, update, delete on confirmations to ${role};
