-- The people who use the web app. better-auth defines the columns of the first five tables.

create table staff_users (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  two_factor_enabled boolean
);

create table staff_sessions (
  id text primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id text not null references staff_users on delete cascade
);
create index on staff_sessions (user_id);

create table staff_accounts (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references staff_users on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null
);
create index on staff_accounts (user_id);

create table staff_verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on staff_verifications (identifier);

create table staff_two_factors (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null references staff_users on delete cascade,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
create index on staff_two_factors (secret);
create index on staff_two_factors (user_id);

-- The role of a person in an app.
create table staff_roles (
  user_id text not null references staff_users on delete cascade,
  app_id uuid not null references apps on delete cascade,
  role text not null check (role in ('admin', 'manager', 'staff')),
  created_at timestamptz not null default now(),
  primary key (user_id, app_id)
);
create index on staff_roles (app_id);

-- Single-use links: to join an app, or to choose a new password.
create table staff_links (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('join', 'reset')),
  app_id uuid not null references apps on delete cascade,
  role text check (role in ('admin', 'manager', 'staff')),
  email text,
  user_id text references staff_users on delete cascade,
  -- For the first administrator: each start of a hub prints one, and all of them end when an administrator exists.
  first_admin boolean not null default false,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);

-- The PIN protects recordings and transcripts on a screen that was left open.
create table staff_pins (
  user_id text primary key references staff_users on delete cascade,
  pin_hash text not null,
  failures integer not null default 0,
  locked_until timestamptz,
  updated_at timestamptz not null default now()
);
create table staff_unlocks (
  session_id text primary key references staff_sessions on delete cascade,
  until timestamptz not null
);

-- Consecutive failed sign-ins for an email address, from one device that its owner has signed in on before, or (device is
-- empty) from any other. Hashed, because what is typed there by mistake may be a password. For all hubs, and past a crash.
create table sign_in_failures (
  account bytea not null,
  device bytea not null default '',
  failures integer not null,
  blocked_until timestamptz not null,
  updated_at timestamptz not null default now(),
  primary key (account, device)
);
create index on sign_in_failures (updated_at);

-- Devices on which a person has signed in, by the hash of their cookie.
create table staff_devices (
  token_hash bytea primary key,
  user_id text not null references staff_users on delete cascade,
  seen_at timestamptz not null default now()
);
create index on staff_devices (user_id);

-- That an account was locked, until its owner has acknowledged it.
create table staff_lock_notices (
  user_id text primary key references staff_users on delete cascade,
  locks integer not null default 1,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  -- Where the last attempt came from.
  address text
);

-- Single-use tickets for one live connection, for programs in browsers, which can set no header there. Valid for a minute.
-- The connection ends with the key or session that the ticket was issued for.
create unlogged table live_tickets (
  token_hash bytea primary key,
  app_id uuid not null references apps on delete cascade,
  key_id uuid references api_keys on delete cascade,
  session_id text references staff_sessions on delete cascade,
  role text,
  content boolean not null,
  expires_at timestamptz not null,
  constraint issued_by check (num_nonnulls(key_id, session_id) = 1 and (session_id is null) = (role is null))
);
create index on live_tickets (key_id);
create index on live_tickets (session_id);
create index on live_tickets (expires_at);

do $$
declare
  name text;
begin
  foreach name in array array['live_tickets', 'staff_roles', 'staff_links'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy every_row on %I to trunkline_hub, trunkline_engine using (true)', name);
  end loop;
end
$$;
grant select, insert, update, delete on
  live_tickets, staff_roles, staff_links, staff_users, staff_sessions, staff_accounts, staff_verifications,
  staff_two_factors, staff_pins, staff_unlocks
  to trunkline_hub, trunkline_engine;
grant select, insert, update, delete on sign_in_failures, staff_devices, staff_lock_notices to trunkline_hub;

create trigger notify_rights after delete or update of expires_at, user_id on staff_sessions
  for each statement execute function notify_rights();
create trigger notify_rights after delete or update of role on staff_roles
  for each statement execute function notify_rights();
