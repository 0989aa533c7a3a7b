-- What an unchanged report told of the time: whether its cluster counted as heard, and whether it confirmed its agent's deployments.
alter table observed.repeats add column heard boolean not null default false, add column confirmed boolean not null default false;
update observed.repeats p set heard = true from observed.reports r
    where r.number = p.number and r.value -> 'clusterFacts' ->> 'apiServer' in ('reachable', 'not asked yet');
grant insert (heard, confirmed) on observed.repeats to ${role};

-- When deleted reports came: stretches in which no two were farther apart than the time after which silence shows. A later time limit
-- may be shorter; then a stretch tells only that it was not exceeded if longest_gap is within it.
create table observed.heard (
    cluster     text        not null,
    -- 'cluster'; 'confirmed/<agent epoch>', which concerns the deployments reported in that epoch; 'workload/<id>'.
    subject     text        not null,
    -- The broker's clock, also last_at.
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    -- No two reports of the stretch were farther apart.
    longest_gap interval    not null,
    constraint heard_stretch primary key (cluster, subject, first_at)
) with (fillfactor = 70);
grant select on observed.heard to ${role};

drop function observed.forget(bigint[]);

-- Deletes reports that told nothing new, and keeps when they came, both or neither. As the owner: the service itself may delete nothing.
create function observed.forget(numbers bigint[], silent_after interval, unreported_after interval) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    gone bigint;
begin
    -- Locks the clusters: two instances must not extend the same stretch.
    insert into observed.forgotten as f (cluster, received_at)
        select p.cluster, max(p.received_at) from observed.repeats p where p.number = any(numbers) group by p.cluster order by p.cluster
        on conflict (cluster) do update set received_at = greatest(f.received_at, excluded.received_at);
    with deleted as (
        delete from observed.reports r using observed.repeats p where p.number = r.number and p.number = any(numbers)
            returning r.cluster, r.agent_epoch, r.received_at as at, r.value, p.heard, p.confirmed
    ), confirmed as (
        select cluster, 'confirmed/' || agent_epoch as subject, at as first_at, at as last_at from deleted where confirmed
        union all select cluster, subject, first_at, last_at from observed.heard where subject like 'confirmed/%'
            and cluster in (select cluster from deleted)
    ), points as (
        select cluster, 'cluster' as subject, at, silent_after as reach from deleted where heard
        union all select cluster, 'confirmed/' || agent_epoch, at, unreported_after from deleted where confirmed
        -- Deployments that are confirmed need no stretches of their own.
        union all select d.cluster, 'workload/' || (facts ->> 'workload'), d.at, unreported_after
            from deleted d, json_array_elements(d.value -> 'deployments') facts where not exists (select from confirmed c
                where c.cluster = d.cluster and c.subject = 'confirmed/' || d.agent_epoch
                    and c.first_at <= d.at + unreported_after and c.last_at >= d.at - unreported_after)
    ), reached as (
        select cluster, subject, reach, min(at) - reach as earliest, max(at) + reach as latest from points group by cluster, subject, reach
    ), spans as (
        select cluster, subject, reach, at as first_at, at as last_at, interval '0' as longest_gap from points
        union all select h.cluster, h.subject, r.reach, h.first_at, h.last_at, h.longest_gap from observed.heard h
            join reached r using (cluster, subject) where h.first_at <= r.latest and h.last_at >= r.earliest
    ), ordered as (
        select *, first_at - max(last_at) over (partition by cluster, subject order by first_at, last_at
            rows between unbounded preceding and 1 preceding) as gap from spans
    ), numbered as (
        select *, count(*) filter (where gap is null or gap > reach) over (partition by cluster, subject order by first_at, last_at
            rows unbounded preceding) as stretch from ordered
    ), stretches as (
        select cluster, subject, min(first_at) as first_at, max(last_at) as last_at,
                max(greatest(longest_gap, case when gap <= reach then gap end)) as longest_gap
            from numbered group by cluster, subject, stretch
    ), absorbed as (
        delete from observed.heard h using stretches s
            where h.cluster = s.cluster and h.subject = s.subject and h.first_at > s.first_at and h.first_at <= s.last_at
    )
    insert into observed.heard as h select * from stretches on conflict on constraint heard_stretch do update
        set last_at = excluded.last_at, longest_gap = excluded.longest_gap
        where (h.last_at, h.longest_gap) is distinct from (excluded.last_at, excluded.longest_gap);
    delete from observed.repeats p where p.number = any(numbers);
    get diagnostics gone = row_count;
    return gone;
end $$;
revoke execute on function observed.forget(bigint[], interval, interval) from public;
grant execute on function observed.forget(bigint[], interval, interval) to ${role};
