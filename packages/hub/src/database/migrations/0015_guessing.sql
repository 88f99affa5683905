-- Every hub knows which keys there are, so that one which is none is refused without a look at the table.
create function notify_of_keys() returns trigger language plpgsql as $$
begin
  perform pg_notify('trunkline_keys', '');
  return null;
end
$$;
create trigger notify_of_keys after insert or update of revoked_at, expires_at or delete on api_keys
  for each statement execute function notify_of_keys();

-- How often in a row somebody failed to show that they are the person of an address, from one device that this person has
-- signed in on before, or (device is empty) from any other. The hash of the address, because it may be nobody's: what is
-- typed there by mistake may be a password. Kept for all hubs, and beyond a crash.
create table sign_in_failures (
  account bytea not null,
  device bytea not null default '',
  failures integer not null,
  blocked_until timestamptz not null,
  updated_at timestamptz not null default now(),
  primary key (account, device)
);
create index on sign_in_failures (updated_at);

-- The devices on which somebody has signed in, by the hash of their cookie.
create table staff_devices (
  token_hash bytea primary key,
  user_id text not null references staff_users on delete cascade,
  seen_at timestamptz not null default now()
);
create index on staff_devices (user_id);

-- That somebody's account was locked, until they have taken notice.
create table staff_lock_notices (
  user_id text primary key references staff_users on delete cascade,
  locks integer not null default 1,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  -- Where the last attempt came from.
  address text
);

-- Requests only, none of which is for an app.
grant select, insert, update, delete on sign_in_failures, staff_devices, staff_lock_notices to trunkline_hub;
