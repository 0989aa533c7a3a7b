-- Reports that told nothing new but the time. One of them may go, when newer ones say the same of all that it spoke of.
create table observed.repeats (
    number      bigint      not null,
    cluster     text        not null,
    received_at timestamptz not null,
    constraint repeats_number primary key (number)
);

-- Up to when something was forgotten of a cluster, by the broker's clock: whatever the topic tells again of that time was taken in.
create table observed.forgotten (
    cluster     text        not null,
    received_at timestamptz not null,
    constraint forgotten_cluster primary key (cluster)
);

create function observed.refuse_news() returns trigger language plpgsql as $$
begin
    if not exists (select from observed.repeats p where p.number = old.number) then
        raise exception 'Reports are insert-only, but for those that told nothing new: delete of report % is refused', old.number
            using errcode = 'insufficient_privilege';
    end if;
    return old;
end $$;

drop trigger insert_only on observed.reports;
create trigger insert_only before update or truncate on observed.reports
    for each statement execute function observed.refuse();
create trigger only_repeats before delete on observed.reports
    for each row execute function observed.refuse_news();
alter table observed.reports enable always trigger insert_only;
alter table observed.reports enable always trigger only_repeats;

-- As the owner: the service itself may delete nothing.
create function observed.forget(numbers bigint[]) returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    gone bigint;
begin
    insert into observed.forgotten as f (cluster, received_at)
        select p.cluster, max(p.received_at) from observed.repeats p where p.number = any(numbers) group by p.cluster
        on conflict (cluster) do update set received_at = greatest(f.received_at, excluded.received_at);
    delete from observed.reports r using observed.repeats p where p.number = r.number and p.number = any(numbers);
    get diagnostics gone = row_count;
    delete from observed.repeats p where p.number = any(numbers);
    return gone;
end $$;
revoke execute on function observed.forget(bigint[]) from public;
grant execute on function observed.forget(bigint[]) to ${role};

grant select on observed.repeats, observed.forgotten to ${role};
grant insert (number, cluster, received_at) on observed.repeats to ${role};
