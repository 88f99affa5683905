-- Who may do what, and who did what: named keys with scopes, and the audit log.

alter table apps add column updated_at timestamptz not null default now();

alter table api_keys
  add column name text not null default 'default',
  add column scopes text[] not null default '{read,write,admin}'
    check (scopes <@ array['read', 'write', 'admin'] and cardinality(scopes) > 0),
  -- The key's beginning, by which people know it again. It tells nothing of the rest.
  add column hint text,
  add column expires_at timestamptz,
  add column last_used_at timestamptz;

-- Who did what to whom, and who was refused. It outlives the apps and users that it tells of.
create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  app_id uuid,
  actor text not null,
  action text not null,
  subject text,
  outcome text not null default 'done' check (outcome in ('done', 'refused')),
  address text,
  details jsonb
);
create index on audit_log (app_id, id desc);
alter table audit_log enable row level security;
create policy own_rows on audit_log to trunkline_tenant using (app_id = current_app());
grant select on audit_log to trunkline_tenant;
