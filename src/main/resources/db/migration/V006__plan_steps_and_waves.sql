-- A job may be several operations, run in order in each account, and serve its accounts in waves.
-- What waits for an earlier step or wave is planned with not_before = 'infinity', so that its turn
-- is closed; chained marks activities of such jobs, so that others pay nothing for them.
alter table job
  add column steps     int  not null default 1,
  add column waves     int  not null default 1,
  add column wave      int  not null default 0,
  add column tolerated double precision not null default 0,
  add column tolerated_percent boolean not null default false,
  add column halted    boolean not null default false;

alter table activity
  add column step    int     not null default 0,
  add column wave    int     not null default 0,
  add column chained boolean not null default false;
create index activity_chained on activity (turn_key(job_id, account_id), step) where chained;
alter table activity_ended
  add column step int not null default 0,
  add column wave int not null default 0;

-- Where an account is in a job of several steps or waves. Written under the lock of its lane.
create table job_account (
  job_id     uuid    not null references job,
  account_id text    not null,
  wave       int     not null,
  step       int     not null default 0,
  failed     boolean not null default false,
  done       boolean not null default false,
  primary key (job_id, account_id)
) with (fillfactor = 70);
create index job_account_open on job_account (job_id, wave) where not done;

-- A payload may be kept before its job.
alter table payload alter column job_id drop not null;

drop view activity_all;
create view activity_all as
  select id, job_id, account_id, operation, state, cause as reason, remote_id, remote_state,
    percent, stalled, null::text as counters, attempts, calls, planned_at, sent_from, accepted_at,
    null::timestamptz as ended_at,
    case when state = 'planned' and not_before < 'infinity' then not_before end as not_before,
    false as has_result, step, wave
  from activity
  union all
  select id, job_id, account_id, operation, state, reason, remote_id, null, null, false, counters,
    attempts, calls, planned_at, sent_from, accepted_at, ended_at, null,
    exists (select 1 from result r where r.activity_id = e.id and r.kind = 'result'), step, wave
  from activity_ended e;
