-- An answer is stored as the result of its command or as the problem by which it was refused; status and headers are derived from it.
-- Rows of version 0.1 have a status instead of the flag.
alter table command.idempotency add column refused boolean;
alter table command.idempotency alter column status drop not null;
alter table command.idempotency alter column type drop not null;
