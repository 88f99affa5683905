-- Webhooks that the hub sends: who is told of what, and what became of each delivery.

-- Whether a type of event is among the wanted ones: whole types, or all that begin so (call.*); null: all.
create function is_wanted(type text, wanted text[]) returns boolean language sql immutable parallel safe
return wanted is null or exists (
  select from unnest(wanted) as one
  where type = one or right(one, 2) = '.*' and starts_with(type, left(one, -1)));

create table webhook_endpoints (
  id uuid primary key default gen_random_uuid(),
  app_id uuid not null references apps on delete cascade,
  url text not null,
  description text not null default '',
  -- Whole types, or all that begin so: call.*; null: all.
  types text[],
  secret bytea not null,
  previous_secret bytea,
  previous_secret_until timestamptz,
  enabled boolean not null default true,
  disabled_reason text,
  -- Since when nothing has arrived there, and whether that was told.
  failing_since timestamptz,
  alerted boolean not null default false,
  -- Up to where in the feed deliveries have been made.
  cursor bigint not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on webhook_endpoints (app_id);

create table webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  app_id uuid not null references apps on delete cascade,
  endpoint_id uuid not null references webhook_endpoints on delete cascade,
  seq bigint not null,
  type text not null,
  -- What it is about: of one call, an event waits for those before it.
  subject text not null,
  status text not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  delivered_at timestamptz
);
create index on webhook_deliveries (next_attempt_at) where status = 'pending';
create index on webhook_deliveries (endpoint_id, subject, seq) where status = 'pending';
create index on webhook_deliveries (endpoint_id, created_at desc, id desc);

create table webhook_attempts (
  id bigint generated always as identity primary key,
  app_id uuid not null references apps on delete cascade,
  delivery_id uuid not null references webhook_deliveries on delete cascade,
  at timestamptz not null default now(),
  -- Null: nobody answered.
  status integer,
  error text,
  took_ms integer not null
);
create index on webhook_attempts (delivery_id);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['webhook_endpoints', 'webhook_deliveries', 'webhook_attempts'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format(
      'create policy own_rows on %I to trunkline_tenant using (app_id = current_app())', tenant_table);
    execute format('grant select on %I to trunkline_tenant', tenant_table);
  end loop;
end
$$;
