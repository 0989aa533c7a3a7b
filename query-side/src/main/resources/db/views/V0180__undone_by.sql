-- Position of the entry that takes this one back.
alter table audit add undone_by bigint;
