-- Every credential that was ever issued to a cluster. One that isn't retired counts: it seals reports, and has a user at the broker.
create table credentials (
    cluster     text        not null,
    credential  text        not null,
    issued_at   timestamptz not null,
    -- When it is due to be retired; absent for the newest one.
    valid_until timestamptz,
    -- Reports that the broker took in from then on count no more.
    retired_at  timestamptz,
    primary key (cluster, credential)
);
create index credentials_due on credentials (valid_until) where retired_at is null;

insert into credentials (cluster, credential, issued_at)
select name, credential, now() from clusters where credential is not null;
alter table clusters drop column credential;

grant select, insert, update on credentials to ${role};
