-- The console's sessions, as Spring Session's statements expect them:
-- https://docs.spring.io/spring-session/reference/configuration/jdbc.html
create table console.session (
    primary_id            char(36)     not null,
    session_id            char(36)     not null,
    -- Milliseconds since 1970; the interval in seconds.
    creation_time         bigint       not null,
    last_access_time      bigint       not null,
    max_inactive_interval integer      not null,
    expiry_time           bigint       not null,
    -- The identity provider's subject, not a name.
    principal_name        varchar(100),
    constraint session_primary_id primary key (primary_id)
);
create unique index session_by_id on console.session (session_id);
create index session_by_expiry on console.session (expiry_time);
create index session_by_principal on console.session (principal_name);

create table console.session_attributes (
    session_primary_id char(36)     not null,
    attribute_name     varchar(200) not null,
    -- Encrypted by the console.
    attribute_bytes    bytea        not null,
    constraint session_attributes_once primary key (session_primary_id, attribute_name),
    constraint session_attributes_session foreign key (session_primary_id) references console.session (primary_id) on delete cascade
);

grant usage on schema console to ${role};
grant select, insert, update, delete on console.session, console.session_attributes to ${role};
