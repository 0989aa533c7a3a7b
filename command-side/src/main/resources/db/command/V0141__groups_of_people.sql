-- The groups that a person's token named when they were here last: for asking what somebody else may do.
alter table people add column groups text[] not null default '{}';
