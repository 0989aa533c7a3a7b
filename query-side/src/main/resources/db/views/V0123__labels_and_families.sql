-- Labels of the current revision, for lists.
alter table workloads add column labels text not null default '{}';
create index workloads_family on workloads (family) where family is not null;
