-- What time alone makes of a status: the judgement decides it once, and reads compare the times with the current one.
alter table deployments
    -- The status from this time on, if no further facts arrive.
    add column next_at        timestamptz,
    add column next_status    text,
    add column next_code      text,
    add column next_message   text,
    -- What it is dated by; absent: as the status before it.
    add column next_since     timestamptz,
    -- The one after that.
    add column later_at       timestamptz,
    add column later_status   text,
    add column later_code     text,
    add column later_message  text,
    add column later_since    timestamptz,
    -- The status while the cluster is silent or doesn't report the deployment; absent once no report can change it.
    add column unheard_status text;

-- Rows of before; a rebuild gives the same with the exact message.
update deployments set unheard_status = 'Exception' where ended is null and status not in ('Released', 'Deleted');
update deployments set next_at = lost_at + interval '15 seconds', next_status = 'NotReady', next_code = code, next_message = message
where lost_at is not null and (stalls_at is null or stalls_at > lost_at + interval '15 seconds');
update deployments set later_at = stalls_at, later_status = 'Stalled', later_code = code, later_since = stalls_at,
    later_message = concat_ws(' ', 'No progress within the deadline.', message)
where stalls_at is not null and next_at is not null;
update deployments set next_at = stalls_at, next_status = 'Stalled', next_code = code, next_since = stalls_at,
    next_message = concat_ws(' ', 'No progress within the deadline.', message)
where stalls_at is not null and next_at is null;
alter table deployments drop column lost_at, drop column stalls_at;
