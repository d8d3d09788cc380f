-- Accounts that a webhook pointed at: one row for each, however often it did. The least pause
-- between two reads lies in not_before.
create table webhook_hint (
  account_id text primary key,
  closing boolean not null,
  hinted_at timestamptz not null,
  not_before timestamptz not null,
  due_at timestamptz,
  read_at timestamptz,
  claim uuid
);
create index webhook_hint_due on webhook_hint (due_at) where due_at is not null;

-- What such reads have cost, for all replicas: one row, whose lock lets one replica claim at a time.
create table webhook_reading (
  id boolean primary key default true check (id),
  day date not null,
  reads bigint not null,
  directory_after timestamptz not null
);
insert into webhook_reading (day, reads, directory_after)
values (date '2000-01-01', 0, timestamptz '2000-01-01 00:00:00Z');
