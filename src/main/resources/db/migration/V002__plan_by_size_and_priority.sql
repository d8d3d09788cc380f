-- What planning depends on stands with each activity: its size, its job's priority and what to do
-- when its answer never comes.
alter table activity
  add column items int not null default 1,
  add column priority int not null default 5,
  add column on_unknown text not null default 'reconcile';
