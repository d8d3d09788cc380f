-- Rows that did not make it, sealed, many in a box. What a box counts stays when it is deleted.
create table rejection_box (
  id          uuid        primary key,
  job_id      uuid        not null,
  activity_id uuid,
  account_id  text        collate "C" not null,
  first_row   bigint      not null,
  reasons     text        not null,
  key_id      text,
  nonce       bytea,
  box         bytea,
  created_at  timestamptz not null default now()
);
create index rejection_box_by_job on rejection_box (job_id, account_id, first_row, id);
create index rejection_box_by_age on rejection_box (created_at) where box is not null;

-- Where the rows of a payload came from, sealed: it is gone when its payload is.
create table row_origin (
  payload_id uuid  primary key references payload on delete cascade,
  key_id     text  not null,
  nonce      bytea not null,
  box        bytea not null
);
