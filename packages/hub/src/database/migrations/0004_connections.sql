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

-- Changes of apps ---------------------------------------------------------------------------------------------------
-- Every hub keeps in memory what it must know of apps. A change of that, and of nothing else, notifies the hubs of the app;
-- renewed tokens, for example, do not.

-- The argument is the column that holds the app's id. An office may move from one app to another.
create function notify_app_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('trunkline_apps', changed.app_id) from (
    select to_jsonb(old) ->> tg_argv[0] as app_id union select to_jsonb(new) ->> tg_argv[0]
  ) as changed where changed.app_id is not null;
  return null;
end
$$;

create trigger notify_app_change after insert or delete on apps
  for each row execute function notify_app_change('id');
create trigger notify_app_change_on_update after update on apps
  for each row when (old.active is distinct from new.active)
  execute function notify_app_change('id');

create trigger notify_app_change after insert or delete on dialpad_webhooks
  for each row execute function notify_app_change('app_id');
create trigger notify_app_change_on_update after update on dialpad_webhooks
  for each row when ((old.secret, old.previous_secret, old.previous_secret_until)
    is distinct from (new.secret, new.previous_secret, new.previous_secret_until))
  execute function notify_app_change('app_id');

create trigger notify_app_change after insert or delete on dialpad_websockets
  for each row execute function notify_app_change('app_id');
create trigger notify_app_change_on_update after update on dialpad_websockets
  for each row when ((old.websocket_id, old.secret) is distinct from (new.websocket_id, new.secret))
  execute function notify_app_change('app_id');

create trigger notify_app_change after insert or delete on dialpad_connections
  for each row execute function notify_app_change('app_id');
create trigger notify_app_change_on_update after update on dialpad_connections
  for each row when ((old.dialpad_org_id, old.status) is distinct from (new.dialpad_org_id, new.status))
  execute function notify_app_change('app_id');

create trigger notify_app_change after insert or delete on app_offices
  for each row execute function notify_app_change('app_id');
create trigger notify_app_change_on_update after update on app_offices
  for each row when (old is distinct from new)
  execute function notify_app_change('app_id');

-- A change of which apps there are, or of their companies and offices, may assign events that belong to no known app yet, by
-- the job "assign-events" (ingest/place-again.ts). A second later, when the hubs have read the change: whatever one of them
-- stored before that is looked at, too. Roles that cannot enqueue jobs make such changes.
create function enqueue_assign_events() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  -- The queue is created after these tables.
  if to_regnamespace('graphile_worker') is not null then
    perform graphile_worker.add_job('assign-events', run_at => clock_timestamp() + interval '1 second',
      max_attempts => 14, job_key => 'assign-events');
  end if;
  return null;
end
$$;

-- Deferred to the commit: the job is one row, which long transactions must not lock.
create constraint trigger assign_events after insert or delete on apps
  deferrable initially deferred for each row execute function enqueue_assign_events();
create constraint trigger assign_events_on_update after update on apps
  deferrable initially deferred for each row when (old.active is distinct from new.active)
  execute function enqueue_assign_events();

create constraint trigger assign_events after insert or delete on dialpad_connections
  deferrable initially deferred for each row execute function enqueue_assign_events();
create constraint trigger assign_events_on_update after update on dialpad_connections
  deferrable initially deferred for each row when (old.dialpad_org_id is distinct from new.dialpad_org_id)
  execute function enqueue_assign_events();

create constraint trigger assign_events after insert or delete on app_offices
  deferrable initially deferred for each row execute function enqueue_assign_events();
create constraint trigger assign_events_on_update after update on app_offices
  deferrable initially deferred for each row when (old is distinct from new)
  execute function enqueue_assign_events();
