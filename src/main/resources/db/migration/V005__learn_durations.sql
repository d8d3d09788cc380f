-- How long the vendor took from accepting an activity to its end: a histogram for each operation
-- and size (power of two of the items), in 64 bins of equal width on a logarithmic scale from 0.5 s
-- to 12 h. Older samples count less.
create table duration (
  operation  text             not null,
  size_class int              not null,
  bin        int              not null check (bin between 0 and 63),
  weight     double precision not null,
  primary key (operation, size_class, bin)
) with (fillfactor = 70);

-- Forecasts read the jobs that have not finished, however many have.
create index job_unfinished on job (created_at) where state <> 'finished';
