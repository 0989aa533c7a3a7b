-- Durable deadlines, in the form that db-scheduler 16 documents for PostgreSQL. A row is written in the transaction of the event that
-- sets the deadline, and deleted when it has been executed.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    -- Of the instance that executes it. An execution without heartbeats is repeated.
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
select 'cluster-removal', cluster, next_look, false, 1 from removals
union all
select 'credential-retirement', cluster || '/' || credential, valid_until, false, 1 from credentials
where retired_at is null and valid_until is not null;

alter table removals drop column next_look;
drop index credentials_due;

grant select, insert, update, delete on scheduled_tasks to ${role};
