-- Schedules and what became of their firings. The body of a scheduled job lies sealed: it may hold
-- contact data. Times that are compared with each other are all the store's.
create table schedule (
  name       text        primary key,
  kind       text        not null check (kind in ('job', 'directory_sync')),
  operation  text,
  key_id     text,
  nonce      bytea,
  box        bytea,
  cron       text        not null,
  time_zone  text        not null,
  overlap    text        not null,
  misfire    text        not null,
  paused     boolean     not null,
  starts_at  timestamptz,
  ends_at    timestamptz,
  next_at    timestamptz,
  by_caller  boolean     not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((kind = 'job') = (box is not null))
);
create index schedule_due on schedule (next_at) where next_at is not null;

-- The key is what makes a firing happen once, whoever plans it. "over" is true when nothing that
-- comes later has to look at it any more.
create table firing (
  number     bigint      generated always as identity,
  schedule   text        not null references schedule on delete cascade,
  planned_at timestamptz not null,
  state      text        not null,
  stands_for int         not null,
  reason     text,
  job_id     uuid,
  owner      uuid,
  held_until timestamptz,
  attempts   int         not null default 0,
  fired_at   timestamptz,
  over       boolean     not null,
  primary key (schedule, planned_at)
);
create index firing_open on firing (schedule, planned_at) where not over;
create index firing_held on firing (owner) where state = 'starting';
