-- The operations of a job of several steps, as a JSON array in their order.
alter table job add column operations text;

drop index job_cancelling;
create index job_cancelling on job (id) where (cancel_requested or halted) and state <> 'finished';
create index job_in_waves on job (id) where waves > 1 and state <> 'finished';
