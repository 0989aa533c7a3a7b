-- Objects of the generation before that the newest has no more.
alter table deployments add column dropped text[] not null default '{}';
-- Few, and asked for often.
create index deployments_refusing on deployments (cluster) where code in ('HubWentBackwards', 'OtherHub');
