-- The guard rails in force. No row until somebody has set them: then the defaults are.
create table settings (
    only_row boolean not null default true check (only_row),
    settings jsonb   not null,
    constraint settings_once primary key (only_row)
);
grant select, insert, update on settings to ${role};
