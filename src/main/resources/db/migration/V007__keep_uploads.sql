-- Rows that callers handed over, sealed, in blocks of one account each. An upload that is still
-- being read has no kept_at, and nobody finds it.
create table upload (
  id         uuid        primary key,
  by_account boolean     not null default false,
  named      text        not null default '[]',
  rows       bigint      not null default 0,
  bytes      bigint      not null default 0,
  begun_at   timestamptz not null default now(),
  kept_at    timestamptz
);
create index upload_by_age on upload (begun_at);

create table upload_block (
  upload_id  uuid  not null references upload on delete cascade,
  account_id text  collate "C" not null,
  number     int   not null,
  rows       int   not null,
  key_id     text  not null,
  nonce      bytea not null,
  box        bytea not null,
  primary key (upload_id, account_id, number)
);

-- Requests are kept before the job that they are made for, so that none of them has to be held in
-- memory until the last is made.
alter table payload
  alter column job_id drop not null,
  add column prepared_for uuid,
  add column kept_at timestamptz not null default now();
create index payload_prepared on payload (prepared_for) where job_id is null;

alter table idempotency add column upload_id uuid;
