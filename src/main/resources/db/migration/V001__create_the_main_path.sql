-- The main path: accounts, jobs, activities and their lanes, sealed payloads, the outbox, the quota.
--
-- Activities that have not ended are hot and few; ended ones move, in the transaction that ends
-- them, to a table partitioned by month. Due times sit on the lane, one row an account, so that a
-- claim locks one small row instead of searching all activities of an account.

create table account (
  account_id        text primary key,
  organization_name text,
  billing_status    text,
  labels            text        not null default '{}',
  first_seen_at     timestamptz not null default now(),
  last_seen_at      timestamptz not null default now(),
  last_sync         uuid,
  missed            int         not null default 0,
  closed_at         timestamptz
);

create table job (
  id               uuid        primary key,
  name             text,
  operation        text        not null,
  priority         int         not null,
  not_before       timestamptz not null,
  on_unknown       text        not null,
  state            text        not null,
  outcome          text,
  cancel_requested boolean     not null default false,
  total            bigint      not null,
  remaining        bigint      not null,
  completed        bigint      not null default 0,
  failed           bigint      not null default 0,
  timed_out        bigint      not null default 0,
  cancelled        bigint      not null default 0,
  rejected         bigint      not null default 0,
  untraceable      bigint      not null default 0,
  needs_attention  bigint      not null default 0,
  attention_told   int         not null default 0,
  calls            bigint      not null default 0,
  created_at       timestamptz not null,
  finished_at      timestamptz
);
create index job_by_creation on job (created_at desc, id);
create index job_cancelling on job (id) where cancel_requested and state <> 'finished';

-- Requests, sealed: contact data never lies here in the clear.
create table payload (
  id     uuid  primary key,
  job_id uuid  not null references job,
  key_id text  not null,
  nonce  bytea not null,
  box    bytea not null
);
create index payload_by_job on payload (job_id);

-- Answers, exports and row errors, sealed.
create table result (
  activity_id uuid        not null,
  kind        text        not null,
  job_id      uuid        not null,
  key_id      text        not null,
  nonce       bytea       not null,
  box         bytea       not null,
  created_at  timestamptz not null default now(),
  primary key (activity_id, kind)
);
create index result_by_age on result (created_at);

-- One row an account that has or had work: who may be sent to, and who is due for a look.
create table lane (
  account_id text        primary key references account,
  unresolved uuid,
  planned    int         not null default 0,
  in_flight  int         not null default 0,
  due_at     timestamptz not null default now(),
  next_look  timestamptz not null default 'infinity',
  parked_until timestamptz not null default '-infinity'
);
create index lane_due on lane (due_at, account_id) where planned > 0 and unresolved is null;
create index lane_watched on lane (next_look, account_id) where in_flight > 0;

create table activity (
  id              uuid        primary key,
  seq             bigint      generated always as identity,
  job_id          uuid        not null references job,
  account_id      text        not null references account,
  operation       text        not null,
  chunk           int         not null,
  payload_id      uuid        not null,
  keep_result     boolean     not null,
  state           text        not null,
  not_before      timestamptz not null,
  version         int         not null default 0,
  attempts        int         not null default 0,
  calls           int         not null default 0,
  owner           uuid,
  sent_from       timestamptz,
  send_by         timestamptz,
  lost_not_before timestamptz,
  sent_until      timestamptz,
  cause           text,
  remote_id       text,
  remote_state    text,
  percent         int,
  progress_at     timestamptz,
  stalled         boolean     not null default false,
  planned_at      timestamptz not null,
  accepted_at     timestamptz
) with (fillfactor = 70);
create index activity_planned on activity (account_id, seq) where state = 'planned';
create index activity_in_flight on activity (account_id) where state = 'in_flight';
create index activity_submitting on activity (lost_not_before) where state = 'submitting';
create index activity_ambiguous on activity (progress_at) where state = 'ambiguous';
create index activity_by_job on activity (job_id, id);

create table activity_ended (
  id          uuid        not null,
  job_id      uuid        not null,
  account_id  text        not null,
  operation   text        not null,
  chunk       int         not null,
  state       text        not null,
  reason      text,
  remote_id   text,
  counters    text        not null,
  attempts    int         not null,
  calls       int         not null,
  planned_at  timestamptz not null,
  sent_from   timestamptz,
  accepted_at timestamptz,
  ended_at    timestamptz not null
) partition by range (ended_at);
create table activity_ended_rest partition of activity_ended default;
create index activity_ended_by_id on activity_ended (id);
create index activity_ended_by_job on activity_ended (job_id, id);

create table outbox (
  sequence     bigint      generated always as identity primary key,
  shard        int         not null,
  event_id     text        not null,
  topic        text        not null,
  type         text        not null,
  subject      text        not null,
  key          text        not null,
  data         text        not null,
  time         timestamptz not null default clock_timestamp(),
  published_at timestamptz
);
create index outbox_unpublished on outbox (shard, sequence) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;

create table outbox_shard (
  shard        int         primary key,
  leased_until timestamptz not null default '-infinity'
);
insert into outbox_shard (shard) select generate_series(0, 15);

create table idempotency (
  scope       text        not null,
  key         text        not null,
  fingerprint text        not null,
  job_id      uuid,
  key_id      text,
  nonce       bytea,
  box         bytea,
  created_at  timestamptz not null default now(),
  primary key (scope, key)
);
create index idempotency_by_age on idempotency (created_at);

-- One row: the ledger of the API key.
create table quota (
  id           int         primary key check (id = 1),
  next_slot    timestamptz not null,
  day          date        not null,
  used         bigint      not null,
  used_ahead   bigint      not null,
  parked_until timestamptz not null
);
insert into quota values (1, now(), (now() at time zone 'UTC')::date, 0, 0, 'epoch');

-- Any activity, as the API shows it.
create view activity_all as
  select id, job_id, account_id, operation, state, cause as reason, remote_id, remote_state,
    percent, stalled, null::text as counters, attempts, calls, planned_at, sent_from, accepted_at,
    null::timestamptz as ended_at, case when state = 'planned' then not_before end as not_before,
    false as has_result
  from activity
  union all
  select id, job_id, account_id, operation, state, reason, remote_id, null, null, false, counters,
    attempts, calls, planned_at, sent_from, accepted_at, ended_at, null,
    exists (select 1 from result r where r.activity_id = e.id and r.kind = 'result')
  from activity_ended e;
