-- A schedule may make up for every firing that was missed. Such a one waits for its turn, whatever
-- the schedule's overlap policy; those beyond the bound are counted.
alter table firing add column made_up boolean not null default false;
alter table schedule
  add column missed_count bigint not null default 0,
  add column missed_last  timestamptz;

-- Uploads that a schedule names stay for as long as it does.
create table upload_hold (
  upload_id uuid not null references upload,
  schedule  text not null references schedule on delete cascade,
  primary key (upload_id, schedule)
);
create index upload_hold_by_schedule on upload_hold (schedule);
