-- Claims at size: a turn for each job and account with planned work, a queue for each job, looks
-- with a looker, replicas with a sign of life, shards with an owner, ended activities by month.
--
-- A turn says what may be claimed, so that a claim reads no row that is blocked: it is open when
-- its account is free and something of it is due, else closed until due_at. It follows from the
-- lane and the planned activities, and is written only by who holds the lane's lock.

create table turn (
  job_id     uuid             not null,
  account_id text             not null,
  round      int              not null,
  rank       double precision not null,
  open       boolean          not null,
  due_at     timestamptz      not null,
  primary key (job_id, account_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
create index turn_open on turn (job_id, round, rank desc, account_id) where open;
create index turn_due on turn (due_at) where not open and due_at < 'infinity';
create index turn_by_account on turn (account_id);

-- vtime: the start tag of the job's next activity in start-time fair queueing.
create table job_queue (
  job_id   uuid             primary key,
  priority int              not null,
  weight   double precision not null,
  vtime    double precision not null,
  running  boolean          not null,
  open     bigint           not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);
create index job_queue_heads on job_queue (vtime, weight desc, job_id) where running and open > 0;

drop index lane_due;
drop index lane_watched;
alter table lane
  drop column planned,
  drop column due_at,
  add column unknown int not null default 0,
  add column look_late timestamptz not null default 'infinity',
  add column look_soon timestamptz not null default 'infinity',
  add column looker uuid,
  add column looker_until timestamptz,
  add column pages int not null default 1;
update lane l set look_late = l.next_look, look_soon = l.next_look where l.in_flight > 0;
update lane l set unknown = 1, look_late = now(), look_soon = now()
  from activity a where a.account_id = l.account_id and a.state = 'unknown';
alter table lane drop column next_look;
alter table lane set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
create index lane_look_late on lane (look_late, account_id)
  where looker is null and look_late < 'infinity';
create index lane_look_soon on lane (look_soon, account_id)
  where looker is null and look_soon < 'infinity';
create index lane_lookers on lane (looker) where looker is not null;

-- A million rows are inserted at once; both are checked before, and neither is ever deleted.
alter table activity
  drop constraint activity_job_id_fkey,
  drop constraint activity_account_id_fkey,
  add column seconds real not null default 1;
drop index activity_planned;
drop index activity_in_flight;

-- The planned activities of a turn, in their order. An expression, so that no other index can look
-- as good to a planner whose statistics are old: one over a whole job would read all of it.
create function turn_key(job uuid, account text) returns bigint
  language sql immutable parallel safe
  as $$ select hashtextextended(account, hashtextextended(job::text, 0)) $$;
create index activity_planned on activity (turn_key(job_id, account_id), not_before, chunk)
  where state = 'planned';
create index activity_out on activity (account_id, remote_id)
  where state in ('in_flight', 'unknown');
create index activity_owner on activity (owner) where state = 'submitting';
create index account_closed on account (account_id) where closed_at is not null;

insert into turn (job_id, account_id, round, rank, open, due_at)
  select distinct on (a.job_id, a.account_id) a.job_id, a.account_id, a.chunk, a.seconds,
    l.unresolved is null and a.not_before <= now(),
    case when l.unresolved is null then a.not_before else 'infinity' end
  from activity a join lane l on l.account_id = a.account_id
  where a.state = 'planned' order by a.job_id, a.account_id, a.not_before, a.chunk;
insert into job_queue (job_id, priority, weight, vtime, running, open)
  select j.id, j.priority, power(2, j.priority - 5), 0,
    j.state = 'running' and not j.cancel_requested,
    (select count(*) from turn t where t.job_id = j.id and t.open)
  from job j where j.state <> 'finished';

-- Activities of an account that others than jobs began: never to be taken for a lost one.
create table foreign_activity (
  account_id text        not null,
  remote_id  text        not null,
  seen_at    timestamptz not null default now(),
  primary key (account_id, remote_id)
);
create index activity_ended_by_remote on activity_ended (account_id, remote_id)
  where remote_id is not null;

create table replica (
  id      uuid        primary key,
  seen_at timestamptz not null,
  freed   boolean     not null default false
);

alter table outbox_shard add column owner uuid;

-- Makes the partitions of this and the next two months. One that cannot be had now is tried again
-- with the next call: until then the default partition takes what belongs there.
create function prepare_months() returns int language plpgsql as $$
declare
  month  date;
  name   text;
  made   int := 0;
begin
  perform set_config('lock_timeout', '2s', true);
  for i in 0..2 loop
    month := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => i))::date;
    name := 'activity_ended_' || to_char(month, 'YYYY_MM');
    if to_regclass(name) is null then
      begin
        execute format(
          'create table %I partition of activity_ended for values from (%L) to (%L)', name,
          month::timestamp at time zone 'UTC',
          (month + interval '1 month') at time zone 'UTC');
        made := made + 1;
      exception
        when check_violation or lock_not_available or duplicate_table then null;
      end;
    end if;
  end loop;
  return made;
end $$;
select prepare_months();
