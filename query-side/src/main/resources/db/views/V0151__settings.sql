-- The guard rails in force, with the change that waits for approval. One row, none until somebody has changed or requested something.
create table settings (
    id           text        not null primary key,
    -- Absent: the defaults.
    settings     text,
    changed_by   text,
    changed_at   timestamptz,
    -- What waits for another Fleet Admin: settings.change-requested as it was recorded. Absent: nothing.
    pending      text,
    requested_at timestamptz,
    reason       text,
    version      bigint      not null,
    position     bigint      not null
);
grant select, insert, update, delete on settings to ${role};
