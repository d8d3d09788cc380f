-- Turns are found by account and by account and job: one index serves both. Each claim and each
-- acceptance writes all turns of an account, and every one of them in every index.
alter table turn drop constraint turn_pkey, add primary key (account_id, job_id);
drop index turn_by_account;
