-- Who has saved what last, in the order in which they came first: [{"id", "step", "at"}].
alter table drafts add column editing text not null default '[]';
alter table drafts drop column editors;
-- The version at the last change of what the draft says.
alter table drafts add column content_version bigint not null default 0;
alter table drafts add column family uuid;
-- The running DaemonSet that it began with, and what came of asking for it.
alter table drafts add column from_cluster text;
alter table drafts add column from_namespace text;
alter table drafts add column from_name text;
alter table drafts add column from_question uuid;
alter table drafts add column fetched_at timestamptz;
alter table drafts add column fetch_code text;
alter table drafts add column fetch_message text;
-- Which workload and revision its first content came from.
alter table drafts add column from_workload uuid;
alter table drafts add column from_revision integer;
-- What a rebase left to decide: [{"step", "pointer"}].
alter table drafts add column collisions text not null default '[]';
