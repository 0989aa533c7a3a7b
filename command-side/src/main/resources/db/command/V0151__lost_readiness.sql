-- Pods that were available and no longer are: how many were at once, and since when fewer are.
alter table seen
    add column reached int not null default 0,
    add column lost_at timestamptz;
