-- Who asked for a job, and the labels that its accounts must carry until it is sent: {} for no
-- limit. What was there before was asked for by anybody, and so is what a replica of the version
-- before keeps during an upgrade.
alter table job
  add column submitted_by text not null default 'anybody',
  add column scope        text not null default '{}';

-- A schedule fires for the accounts of whoever put it.
alter table schedule add column scope text not null default '{}';

-- Keys of callers that have no identity provider. Of a secret only its digest is kept. A revoked
-- key stays, so that nobody else ever gets its name and with it what was asked for under it.
create table api_key (
  name          text        primary key,
  roles         text        not null,
  scope         text        not null,
  secret_id     text        not null unique,
  secret_digest bytea       not null,
  former_id     text,
  former_digest bytea,
  former_until  timestamptz,
  created_by    text        not null,
  created_at    timestamptz not null,
  expires_at    timestamptz,
  revoked_at    timestamptz,
  check ((former_id is null) = (former_digest is null)),
  check ((former_id is null) = (former_until is null))
);
