-- Who handed rows over, and that caller's limits. What was there before can be named by whoever has no
-- limits, and so can what a replica of the version before keeps during an upgrade: others hand their
-- file over again.
alter table upload
  add column made_by text not null default 'anybody',
  add column scope   text not null default '{}';
