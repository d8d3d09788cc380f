-- The ledger knows how fast the vendor lets us call, and the largest guard that a replica asks for.
alter table quota
  add column cut_at      timestamptz      not null default 'epoch',
  add column low         double precision not null default 0,
  add column plateau     double precision not null default 0,
  add column guard_nanos bigint           not null default 0,
  add column guard_until timestamptz      not null default 'epoch';

-- One row: the partner's token, sealed, and whose turn it is to ask for the next.
create table vendor_token (
  id         int         primary key check (id = 1),
  version    bigint      not null,
  key_id     text,
  nonce      bytea,
  box        bytea,
  granted_at timestamptz not null,
  expires_at timestamptz not null,
  turn       uuid,
  turn_until timestamptz not null,
  not_before timestamptz not null,
  failures   int         not null
);
insert into vendor_token values (1, 0, null, null, null, 'epoch', 'epoch', null, 'epoch', 'epoch', 0);
