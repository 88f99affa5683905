-- The connections of apps to Dialpad, by OAuth or with the API key of the whole hub.

create table oauth_states (
  state_hash bytea primary key,
  app_id uuid not null references apps on delete cascade,
  browser_hash bytea not null,
  code_verifier bytea not null,
  return_to text,
  expires_at timestamptz not null
);

create table dialpad_connections (
  app_id uuid primary key references apps on delete cascade,
  environment text not null,
  dialpad_org_id bigint not null,
  method text not null default 'oauth' check (method in ('oauth', 'api_key')),
  -- How the app's events are received; null: as the hub is configured.
  intake text check (intake in ('webhook', 'websocket', 'both', 'none')),
  access_token bytea,
  refresh_token bytea,
  token_expires_at timestamptz,
  status text not null check (status in ('connected', 'expired')),
  connected_at timestamptz not null,
  updated_at timestamptz not null default now()
);

-- A webhook that was created by hand may have no secret; one whose secret is being changed has two for a while.
create table dialpad_webhooks (
  app_id uuid primary key references apps on delete cascade,
  webhook_id bigint not null,
  hook_url text not null,
  secret bytea,
  previous_secret bytea,
  previous_secret_until timestamptz,
  created_at timestamptz not null default now()
);

-- Where an app reads its events when Dialpad cannot reach the hub.
create table dialpad_websockets (
  app_id uuid primary key references apps on delete cascade,
  websocket_id bigint not null,
  secret bytea not null,
  created_at timestamptz not null default now()
);

-- The Dialpad offices that belong to an app. An app without any represents its whole company.
create table app_offices (
  office_id bigint primary key,
  app_id uuid not null references apps on delete cascade
);
create index on app_offices (app_id);
call guard_tenant_table('app_offices');

-- Single-use links by which a person without an account connects an app to Dialpad.
create table connect_links (
  token_hash bytea primary key,
  app_id uuid not null references apps on delete cascade,
  expires_at timestamptz not null
);
alter table connect_links enable row level security;
create policy every_row on connect_links to trunkline_hub, trunkline_engine using (true);
grant select, insert, delete on connect_links to trunkline_hub, trunkline_engine;

-- An app may know the state of its connection, and none of its secrets.
do $$
declare
  name text;
begin
  foreach name in array array['dialpad_connections', 'dialpad_webhooks', 'dialpad_websockets', 'oauth_states'] loop
    call guard_tenant_table(name::regclass);
    execute format('revoke all on %I from trunkline_tenant, trunkline_hub', name);
  end loop;
end
$$;
grant select (app_id, environment, dialpad_org_id, token_expires_at, status, connected_at, updated_at, method, intake)
  on dialpad_connections to trunkline_tenant;

do $$
declare
  name text;
begin
  foreach name in array array['dialpad_connections', 'dialpad_webhooks', 'dialpad_websockets', 'app_offices'] loop
    execute format(
      'create trigger notify_app_change after insert or update or delete on %I
       for each statement execute function notify_app_change()', name);
  end loop;
end
$$;
