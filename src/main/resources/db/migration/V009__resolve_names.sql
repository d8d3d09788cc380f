-- Names of lists, tags and custom fields, which have other ids in every account.

-- All names of one kind in an account, as [id, name, label] in a JSON array: a page of the vendor's
-- brings them all, and whoever asks for one soon asks for another.
create table name_listing (
  account_id text        not null,
  kind       text        not null,
  read_at    timestamptz not null,
  named      text        not null,
  primary key (account_id, kind)
);

-- Something may have been made: noted before the call leaves, gone when its answer is known.
create table name_intent (
  account_id text        not null,
  kind       text        not null,
  name       text        not null,
  sent_at    timestamptz not null,
  missed_at  timestamptz not null,
  primary key (account_id, kind, name)
);

alter table job add column create_missing boolean not null default false;

-- The names in a job's requests.
create table job_reference (
  job_id uuid not null,
  kind   text not null,
  name   text not null,
  primary key (job_id, kind, name)
);

-- Accounts of a job whose names are not known yet: their turns are shut as long as the row is here.
create table name_wait (
  job_id        uuid        not null,
  account_id    text        not null,
  wave          int         not null,
  due_at        timestamptz not null,
  claimed_until timestamptz not null default '-infinity',
  primary key (job_id, account_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
create index name_wait_due on name_wait (job_id, wave, due_at);
create index name_wait_by_account on name_wait (account_id);

-- Which names stand for nothing in an account of a job, and why: what was rejected over them.
create table name_problem (
  job_id     uuid not null,
  account_id text not null,
  kind       text not null,
  name       text not null,
  reason     text not null,
  primary key (job_id, account_id, kind, name)
);

-- A job may be retried: what of it did not end well is asked for again, as a job of its own.
alter table job add column parent_job_id uuid;
alter table activity_ended
  add column payload_id  uuid,
  add column items       int     not null default 1,
  add column seconds     real    not null default 1,
  add column keep_result boolean not null default false;
