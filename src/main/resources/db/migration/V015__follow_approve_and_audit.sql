-- Readers follow the events of a job in the outbox. Numbers are given out before the transactions
-- that hold them end: outbox_mark tells the highest number, and what must have ended before all
-- events up to it are there.
alter table outbox add column job_id uuid;
update outbox set job_id = cast(cast(data as jsonb) ->> 'job_id' as uuid);
create index outbox_by_job on outbox (job_id, sequence) where job_id is not null;

create table outbox_purge (
  job_id  uuid   primary key,
  through bigint not null
);

-- Each statement sees what was committed before it: the oldest transaction is looked for when the
-- number has been read and a younger transaction, this one, has begun.
create function outbox_mark(out last bigint, out taken bigint, out oldest bigint)
  language plpgsql volatile as $$
begin
  select case when s.is_called then s.last_value else 0 end into last from outbox_sequence_seq s;
  taken := cast(cast(pg_current_xact_id() as text) as bigint);
  oldest := cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint);
end $$;

-- Who did what. Nothing is ever changed or deleted here but by age, in a transaction that says how
-- old what it deletes must be; never what is younger than 30 days.
create table audit (
  number  bigint      generated always as identity primary key,
  at      timestamptz not null default clock_timestamp(),
  caller  text        not null,
  action  text        not null,
  subject text        not null
);
create index audit_by_subject on audit (subject, number);
create index audit_by_caller on audit (caller, number);
create index audit_by_action on audit (action, number);
create index audit_by_age on audit (at);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '30 days'
    and old.at < now() - cast(nullif(current_setting('fanfare.audit_retention', true), '')
      as interval) then
    return old;
  end if;
  raise exception 'The audit trail is only added to' using errcode = 'restrict_violation';
end $$;
create trigger audit_rows_stay before update or delete on audit
  for each row execute function refuse_audit_change();
create trigger audit_stays before truncate on audit
  for each statement execute function refuse_audit_change();

-- A job that removes things waits until somebody else has approved it.
alter table job
  add column destructive   boolean not null default false,
  add column approved_by   text,
  add column approved_at   timestamptz,
  add column cancel_reason text;
create index job_awaiting on job (created_at) where state = 'awaiting_approval';

-- The jobs of a schedule that removes things: who approved the body that it has now.
alter table schedule
  add column destructive boolean not null default false,
  add column put_by      text    not null default 'anybody',
  add column approved_by text,
  add column approved_at timestamptz;

-- Calls that take two people, asked for by the first one. What was asked is kept as its hash only.
create table second_person (
  route        text        not null,
  fingerprint  text        not null,
  requested_by text        not null,
  requested_at timestamptz not null default now(),
  primary key (route, fingerprint)
);
create index second_person_by_age on second_person (requested_at);
