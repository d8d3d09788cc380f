-- Whose a request is, where it is one account's alone: then it can be deleted with that account's
-- data. Those of several accounts lie once, under none.
alter table payload add column account_id text;
create index payload_by_account on payload (account_id) where account_id is not null;

-- The trace that a job was asked for in, as a W3C traceparent: whatever is done for the job later,
-- and wherever, belongs to it. Kept before its job, and only where jobs are followed.
create table job_trace (
  job_id      uuid        primary key,
  traceparent text        not null,
  begun_at    timestamptz not null default now()
);
create index job_trace_by_age on job_trace (begun_at);
