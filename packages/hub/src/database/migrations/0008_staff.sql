-- The people who use the pages. The first five tables are as better-auth wants them.

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

-- What somebody may do in an app.
create table staff_roles (
  user_id text not null references staff_users on delete cascade,
  app_id uuid not null references apps on delete cascade,
  role text not null check (role in ('admin', 'manager', 'staff')),
  created_at timestamptz not null default now(),
  primary key (user_id, app_id)
);
create index on staff_roles (app_id);

-- Addresses that are good once: to join an app, or to choose a new password.
create table staff_links (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('join', 'reset')),
  app_id uuid not null references apps on delete cascade,
  role text check (role in ('admin', 'manager', 'staff')),
  email text,
  user_id text references staff_users on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);

-- What stands between somebody who left the screen open and what callers said.
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

-- Pages sign in as people now.
drop table page_sessions;
