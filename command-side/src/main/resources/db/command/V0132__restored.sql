-- The epoch in which a topic knew a later ledger than this one; beside known_head.
alter table hub add column known_epoch bigint;
update hub set known_epoch = epoch where known_head is not null;
