-- The files of exports: noted when their activity ends, fetched afterwards, sealed in parts. What is
-- known of a file stays when its contents are deleted.
create table export_file (
  activity_id uuid        primary key,
  job_id      uuid        not null,
  account_id  text        collate "C" not null,
  file_id     text        not null,
  state       text        not null default 'waiting',
  attempts    int         not null default 0,
  cause       text,
  due_at      timestamptz not null default now(),
  parts       int         not null default 0,
  records     bigint,
  bytes       bigint,
  key_id      text,
  nonce       bytea,
  header      bytea,
  kept_at     timestamptz,
  created_at  timestamptz not null default now()
);
create index export_file_due on export_file (due_at) where state = 'waiting';
create index export_file_by_job on export_file (job_id, account_id, activity_id);
create index export_file_by_age on export_file (kept_at) where state = 'kept';

create table export_part (
  activity_id uuid  not null references export_file,
  part        int   not null,
  key_id      text  not null,
  nonce       bytea not null,
  box         bytea not null,
  primary key (activity_id, part)
);
