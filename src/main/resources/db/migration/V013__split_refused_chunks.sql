-- A part of a request that was refused as a whole names the activity of the whole.
alter table activity add column split_of uuid;
alter table activity_ended add column split_of uuid;
create index activity_parts on activity (split_of) where split_of is not null;
create index activity_ended_parts on activity_ended (split_of) where split_of is not null;
