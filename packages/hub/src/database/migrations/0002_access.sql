-- Apps, their API keys, limits, and the audit log.

create table apps (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table api_keys (
  id uuid primary key default gen_random_uuid(),
  app_id uuid not null references apps on delete cascade,
  name text not null default 'default',
  scopes text[] not null default '{read,write,admin}'
    check (scopes <@ array['read', 'write', 'content', 'admin'] and cardinality(scopes) > 0),
  key_hash bytea not null unique,
  -- The key's first characters, by which people recognize it. They reveal nothing of the rest.
  hint text,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index on api_keys (app_id);

-- Requests per key and address, counted for all hubs together. Not worth a log: after a crash they start anew.
create unlogged table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

-- Responses by idempotency key: a request that is repeated with its key gets the same response, and nothing happens twice.
create table idempotency_keys (
  app_id uuid not null references apps on delete cascade,
  key text not null,
  request_hash bytea not null,
  -- Null while the request is being executed.
  status integer,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (app_id, key)
);
create index on idempotency_keys (created_at);
call guard_tenant_table('idempotency_keys', written_for_requests => true);

-- Who did what, and who was refused. Entries outlive the apps and users that they name; nobody changes them.
create sequence audit_log_ids;
create table audit_log (
  id bigint not null default nextval('audit_log_ids'),
  at timestamptz not null default now(),
  app_id uuid,
  actor text not null,
  action text not null,
  subject text,
  outcome text not null default 'done' check (outcome in ('done', 'refused')),
  address text,
  details jsonb,
  primary key (id, at)
) partition by range (at);
create index on audit_log (app_id, id desc);
create table audit_log_default partition of audit_log default;
insert into partitioned_tables values ('audit_log', 'month', '400 days');
call guard_tenant_table('audit_log');
revoke update, delete on audit_log from trunkline_engine;
grant insert on audit_log to trunkline_hub;
grant usage on sequence audit_log_ids to trunkline_hub, trunkline_engine;
create policy add_to on audit_log for insert to trunkline_hub with check (true);

-- What identifies a caller must be read before it is known for which app.
alter table api_keys enable row level security;
create policy every_row on api_keys to trunkline_hub, trunkline_engine using (true);
grant select, insert, update, delete on apps, api_keys, rate_limits to trunkline_hub, trunkline_engine;

-- Every hub keeps the valid keys in memory, and forgets one as soon as it is revoked.
create function notify_key_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('trunkline_keys', '');
  return null;
end
$$;
create trigger notify_key_change after insert or update of revoked_at, expires_at, scopes or delete on api_keys
  for each statement execute function notify_key_change();

-- Live connections end with the right that they were opened by: every hub is notified when one may have ended, and checks
-- all that it has open in one query.
create function notify_rights() returns trigger language plpgsql as $$
begin
  perform pg_notify('trunkline_rights', '');
  return null;
end
$$;
create trigger notify_rights after delete or update of revoked_at, expires_at, scopes on api_keys
  for each statement execute function notify_rights();
create trigger notify_rights after delete or update of active on apps
  for each statement execute function notify_rights();
