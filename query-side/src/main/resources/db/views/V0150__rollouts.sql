-- Rollouts in waves.
alter table rollouts rename column started_by to requested_by;
alter table rollouts rename column finished_at to ended_at;
alter table rollouts
    add column namespace        text    not null default '',
    add column name             text    not null default '',
    add column kind             text    not null default 'revision',
    -- The rollout whose touched clusters this one is limited to.
    add column basis            uuid,
    -- Number of the wave under way, from 0; -1: none.
    add column current_wave     integer not null default -1,
    add column waits_for_silent boolean not null default false,
    -- Id of the undecided approval.
    add column pending_approval text,
    add column paused_at        timestamptz,
    add column failed_at        timestamptz,
    add column reason           text,
    -- The rollout that replaced it.
    add column finished_by      uuid;

-- What was frozen when the rollout was planned.
create table rollout_plans (
    rollout   uuid   not null primary key,
    plan      text,
    approvals text   not null,
    clusters  text[] not null
);

create table rollout_targets (
    -- <rollout>/<cluster>
    id         text    not null primary key,
    rollout    uuid    not null,
    cluster    text    not null,
    -- Number of its wave, from 0.
    wave       integer not null,
    -- Its place among all clusters of the rollout.
    ordinal    integer not null,
    action     text,
    manifest   text,
    revision   integer,
    -- The last one that was sent.
    generation bigint,
    -- What has become of what was sent, apart from debts.
    delivery   text    not null,
    state      text    not null,
    code       text,
    message    text,
    debt_code  text,
    debt_since timestamptz
);
create index rollout_targets_rollout on rollout_targets (rollout, ordinal);

create table approvals (
    -- <rollout> or <rollout>/<wave>
    id           text        not null primary key,
    rollout      uuid        not null,
    workload     uuid        not null,
    namespace    text        not null,
    kind         text        not null,
    wave         text,
    -- From 0; -1: the whole rollout.
    wave_number  integer     not null,
    state        text        not null,
    -- The least role of the approver.
    wanted       text        not null,
    manifests    text        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    expires_at   timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    reason       text,
    position     bigint      not null
);
create index approvals_rollout on approvals (rollout);
create index approvals_pending on approvals (position) where state = 'PENDING';

-- A debt of the last rollout that went on without the deployment.
alter table deployments
    add column debt_rollout uuid,
    add column debt_code    text,
    add column debt_since   timestamptz;
create index deployments_debt on deployments (cluster) where debt_code is not null;

-- The clusters with an open debt, so that the projection finds them.
create table workload_debts (
    workload uuid   not null primary key,
    clusters text[] not null
);

-- Rollouts of before: one wave, and everything was sent at once. A rebuild gives the same.
insert into rollout_targets (id, rollout, cluster, wave, ordinal, revision, generation, delivery, state)
    select r.id || '/' || c.name, r.id, c.name, w.number - 1, c.number - 1, g.revision, g.generation, s.state, s.state
    from rollouts r, json_array_elements(r.waves::json) with ordinality w (wave, number),
        json_array_elements_text(w.wave -> 'clusters') with ordinality c (name, number)
        left join lateral (select * from generations g where g.rollout = r.id and g.cluster = c.name
            order by g.generation desc limit 1) g on true,
        lateral (select case when g.generation is null then 'WAITING' when g.outcome in ('Running', 'Deleted', 'Released') then 'SETTLED'
            when g.outcome in ('NotReady', 'Stalled', 'Exception', 'Rejected', 'NoMatchingNode') then 'FAILED'
            when g.superseded_at is not null then 'SUPERSEDED' else 'SENT' end as state) s;
insert into rollout_plans (rollout, approvals, clusters)
    select r.id, '[]', coalesce((select array_agg(t.cluster order by t.ordinal) from rollout_targets t where t.rollout = r.id), '{}')
    from rollouts r;
update rollouts r set state = upper(r.state), current_wave = case when r.ended_at is null then 0 else -1 end,
    namespace = coalesce((select w.namespace from workloads w where w.id = r.workload), ''),
    name = coalesce((select w.name from workloads w where w.id = r.workload), ''),
    waves = coalesce((select json_agg(json_build_object('name', w.wave ->> 'name', 'since', coalesce(r.ended_at, r.started_at),
        'state', case r.state when 'running' then 'running' when 'completed' then 'completed' when 'failed' then 'failed' else 'running' end,
        'clusters', coalesce((select json_object_agg(lower(c.state), c.number) from (select t.state, count(*) as number from rollout_targets t
            where t.rollout = r.id and t.wave = w.number - 1 group by t.state) c), '{}')))::text
        from json_array_elements(r.waves::json) with ordinality w (wave, number)), '[]');

grant select, insert, update, delete on rollout_plans, rollout_targets, approvals, workload_debts to ${role};
