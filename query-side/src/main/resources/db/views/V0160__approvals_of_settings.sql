-- A requested change of the settings is an approval without rollout and workload. Its id is settings/<position>.
alter table approvals
    alter column rollout drop not null,
    alter column workload drop not null,
    alter column namespace drop not null,
    alter column name drop not null,
    alter column manifests drop not null,
    -- Digest of the requested settings.
    add column settings text;

-- The pending change in the list of approvals.
alter table settings add column approval text;
