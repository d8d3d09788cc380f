-- What of an ended activity is asked for again goes to one job only; a job that retries rows keeps
-- what became of the rows of the one before it, as counts.
alter table activity_ended add column retried_by uuid;
alter table job add column retried_rows text;

-- Completed imports of which some contacts were found to be unsubscribed, and whose rows are still
-- to be found. A box of rejections stands for them until then; the row goes with that box.
alter table job add column unsubscribed_reads int not null default 0;

create table unsubscribed_check (
  activity_id   uuid        primary key,
  job_id        uuid        not null,
  account_id    text        collate "C" not null,
  payload_id    uuid        not null,
  items         int         not null,
  box_id        uuid        not null,
  contacts      bigint      not null,
  reads         int         not null,
  since         timestamptz not null,
  until         timestamptz,
  attempts      int         not null default 0,
  owner         uuid,
  due_at        timestamptz not null default now(),
  created_at    timestamptz not null default now()
);
create index unsubscribed_check_due on unsubscribed_check (due_at);
create index unsubscribed_check_by_job on unsubscribed_check (job_id);
