-- Live workloads whose placement includes clusters that join later.
create table join_later (
    workload uuid primary key
);
grant select, insert, update, delete on join_later to ${role};
