-- Pods that were available and no longer are. Rows of before follow from the next report or a rebuild.
alter table observations
    add column reached int not null default 0,
    add column lost_at timestamptz;
alter table deployments add column lost_at timestamptz;
