-- Two ways to connect to Dialpad (OAuth, or the key of the whole system), and two ways in for its events.

alter table dialpad_connections
  add column method text not null default 'oauth' check (method in ('oauth', 'api_key')),
  -- Null: as the hub is configured. Set when somebody chose otherwise for this app.
  add column intake text check (intake in ('webhook', 'websocket', 'both', 'none')),
  alter column access_token drop not null;

-- Where an app reads its events when Dialpad cannot reach the hub.
create table dialpad_websockets (
  app_id uuid primary key references apps on delete cascade,
  websocket_id bigint not null,
  secret bytea not null,
  created_at timestamptz not null default now()
);
create trigger tell_of_apps after insert or update or delete on dialpad_websockets
  for each statement execute function tell_of_apps();
