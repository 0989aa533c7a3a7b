-- Every placement of a workload: a rebase compares with former ones. Those before this version are added by a rebuild.
create table placements (
    id        text    not null primary key,
    workload  uuid    not null,
    version   integer not null,
    placement text    not null
);
insert into placements (id, workload, version, placement)
select id || '/' || placement_version, id, placement_version, placement from workloads where placement is not null;
grant select, insert, update, delete on placements to ${role};
