-- Few at any time: who waits for one is told when it lapses.
create index questions_running on questions (expires_at) where kind = 'running' and answered_at is null and lapsed_at is null;
