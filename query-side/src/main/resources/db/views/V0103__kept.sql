-- What came with YAML beyond the steps of a draft.
alter table drafts add column kept text not null default '[]';
alter table drafts add column found text[] not null default '{}';
