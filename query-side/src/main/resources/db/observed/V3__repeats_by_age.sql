-- Old ones are looked for, and most are new.
create index repeats_age on observed.repeats (received_at, number);
