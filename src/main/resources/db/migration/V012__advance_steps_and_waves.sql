-- The operations of a job of several steps, as a JSON array in their order.
alter table job add column operations text;

-- How many accounts take part.
alter table job add column accounts bigint not null default 0;
update job set accounts = greatest(1, total / greatest(1,
  (select count(*) from payload p where p.job_id = job.id))) where total > 0;

drop index job_cancelling;
create index job_cancelling on job (id) where (cancel_requested or halted) and state <> 'finished';
create index job_in_waves on job (id) where waves > 1 and state <> 'finished';
