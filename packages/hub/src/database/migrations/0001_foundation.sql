-- Tables come in two sorts: the hub's own (apps, keys, the raw log), and tenant tables, which hold what
-- belongs to one app. A tenant table has an app_id and a policy, so that a query made for one app, by the
-- role trunkline_tenant, sees that app's rows and no others, and one that forgets its app sees none.

do $$
begin
  create role trunkline_tenant nologin;
exception
  -- Roles belong to the whole server: another database of it may have made this one already.
  when duplicate_object or unique_violation then null;
end
$$;
grant trunkline_tenant to current_user;

create function current_app() returns uuid
  language sql stable
  return nullif(current_setting('trunkline.app_id', true), '')::uuid;

-- Apps and how one gets in ------------------------------------------------------------------------

create table apps (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  active boolean not null default true,
  created_at timestamptz not null default now()
);

create table api_keys (
  id uuid primary key default gen_random_uuid(),
  app_id uuid not null references apps on delete cascade,
  key_hash bytea not null unique,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index on api_keys (app_id);

create table page_sessions (
  token_hash bytea primary key,
  app_id uuid not null references apps on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

-- The connection to Dialpad -----------------------------------------------------------------------

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
  access_token bytea not null,
  refresh_token bytea,
  token_expires_at timestamptz,
  status text not null check (status in ('connected', 'expired')),
  connected_at timestamptz not null,
  updated_at timestamptz not null default now()
);

create table dialpad_webhooks (
  app_id uuid primary key references apps on delete cascade,
  webhook_id bigint not null,
  hook_url text not null,
  secret bytea not null,
  created_at timestamptz not null default now()
);

-- The raw log -------------------------------------------------------------------------------------

-- Append-only. The payload is text, not json: whatever was signed is kept to the letter, and no payload,
-- however odd, can make the insert of its neighbours fail.
create sequence webhook_event_ids;
create table webhook_events (
  id bigint primary key default nextval('webhook_event_ids'),
  app_id uuid references apps on delete cascade,
  source text not null check (source in ('webhook', 'pull')),
  kind text not null,
  event_type text,
  dialpad_event_id text,
  payload text not null,
  received_at timestamptz not null default now()
);
create index on webhook_events (app_id, dialpad_event_id);

-- What has been received already. Dialpad repeats a delivery whose answer came late.
create table event_fingerprints (
  fingerprint bytea primary key,
  event_id bigint not null,
  repeats integer not null default 0
);

-- What is still to be applied. Kept apart from the log so that the log is only ever appended to.
create table pending_events (
  event_id bigint primary key,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  error text
);
create index on pending_events (next_attempt_at);

-- What the events amount to -----------------------------------------------------------------------

create table calls (
  id uuid not null,
  app_id uuid not null references apps on delete cascade,
  call_id bigint not null,
  direction text not null check (direction in ('inbound', 'outbound')),
  status text not null check (status in ('ringing', 'active', 'held', 'ended', 'missed', 'voicemail')),
  external_number text,
  internal_number text,
  external_e164 text,
  contact_id text,
  contact_name text,
  department text,
  department_type text,
  user_id bigint,
  user_name text,
  user_email text,
  started_at timestamptz not null,
  rang_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  talk_time_ms bigint,
  was_recorded boolean not null,
  recording_url text,
  voicemail_url text,
  voicemail_transcript text,
  recap_summary text,
  mos_score double precision,
  provisional boolean not null,
  timeline jsonb not null,
  primary key (app_id, id)
);
create index calls_newest on calls (app_id, started_at desc, id desc);
create index calls_by_direction on calls (app_id, direction, started_at desc, id desc);
create index calls_by_status on calls (app_id, status, started_at desc, id desc);

-- Every Dialpad call id that was ever seen or named, and the call that it is part of. A leg that was only
-- named by another has no knowledge yet. Any leg may turn out to be the first of its call and then gives
-- the call its id, so each has its own (leg_uuid), which goes on to find the call when it has another.
create table call_legs (
  app_id uuid not null references apps on delete cascade,
  leg_id bigint not null,
  leg_uuid uuid not null,
  call_uuid uuid not null,
  knowledge jsonb,
  primary key (app_id, leg_id)
);
create index on call_legs (app_id, call_uuid);
create unique index on call_legs (app_id, leg_uuid);

create table contacts (
  app_id uuid not null references apps on delete cascade,
  contact_id text not null,
  type text,
  display_name text,
  company_name text,
  job_title text,
  phones text[] not null,
  emails text[] not null,
  deleted boolean not null,
  last_event_id bigint not null,
  primary key (app_id, contact_id)
);
create index contacts_by_phone on contacts using gin (phones);

-- The ordered feed --------------------------------------------------------------------------------

create table feed_heads (
  app_id uuid primary key references apps on delete cascade,
  last_seq bigint not null
);

create table feed (
  app_id uuid not null references apps on delete cascade,
  seq bigint not null,
  type text not null,
  call_id bigint,
  payload json not null,
  created_at timestamptz not null default now(),
  primary key (app_id, seq)
);

-- Isolation ---------------------------------------------------------------------------------------

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['calls', 'call_legs', 'contacts', 'feed', 'feed_heads'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format(
      'create policy own_rows on %I to trunkline_tenant using (app_id = current_app())', tenant_table);
    execute format('grant select on %I to trunkline_tenant', tenant_table);
  end loop;
end
$$;
