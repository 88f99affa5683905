-- The ordered feed of each app, and the outbound webhooks that read it.

create table feed_heads (
  app_id uuid primary key references apps on delete cascade,
  last_seq bigint not null,
  -- Entries before this one have been dropped.
  first_seq bigint not null default 1
) with (fillfactor = 50);
call guard_tenant_table('feed_heads');

create table feed (
  app_id uuid not null references apps on delete cascade,
  seq bigint not null,
  created_at timestamptz not null default now(),
  type text not null,
  subject_id text,
  -- JSON: see feed/topics.ts.
  payload text not null,
  primary key (app_id, seq, created_at)
) partition by range (created_at);
create table feed_default partition of feed default;
insert into partitioned_tables values ('feed', 'month', '90 days');
call guard_tenant_table('feed');

-- Records which entry is the first that has not been dropped, of every app.
create function update_first_entries() returns void
  language sql security definer set search_path = public, pg_temp
begin atomic
  update feed_heads as h set first_seq = coalesce(
    (select f.seq from feed as f where f.app_id = h.app_id and f.seq >= h.first_seq order by f.seq limit 1), h.last_seq + 1);
end;
grant execute on function update_first_entries() to trunkline_engine;

-- Which feed this is: cursors are numbers, and mean nothing in another database, or in this one restored from a backup.
-- Where data is written: this changes when a backup is restored, and when another server takes over.
create function database_identity() returns text language plpgsql stable as $$
declare
  database oid := (select oid from pg_database where datname = current_database());
begin
  return format('%s/%s/%s', (select system_identifier from pg_control_system()),
    (select timeline_id from pg_control_checkpoint()), database);
exception
  -- Some hosts of PostgreSQL do not reveal that.
  when insufficient_privilege then return database::text;
end
$$;
grant execute on function database_identity() to trunkline_engine;

create table feed_identity (
  is_only boolean primary key default true check (is_only),
  feed_id uuid not null default gen_random_uuid(),
  written_in text not null
);
insert into feed_identity (written_in) values (database_identity());
grant select, update on feed_identity to trunkline_engine;
grant select on feed_identity to trunkline_hub, trunkline_tenant;

-- Outbound webhooks -------------------------------------------------------------------------------------------------

-- Whether a type of event is among the selected ones: whole types, or all with a prefix (call.*); null: all.
create function is_wanted(type text, wanted text[]) returns boolean language sql immutable parallel safe
return wanted is null or exists (
  select from unnest(wanted) as one
  where type = one or right(one, 2) = '.*' and starts_with(type, left(one, -1)));

create table webhook_endpoints (
  id uuid primary key default gen_random_uuid(),
  app_id uuid not null references apps on delete cascade,
  url text not null,
  description text not null default '',
  -- Whole types, or all with a prefix: call.*; null: all.
  types text[],
  -- Whether deliveries carry recaps, transcripts and audio. Chosen by a caller who may read them.
  content boolean not null default false,
  secret bytea not null,
  previous_secret bytea,
  previous_secret_until timestamptz,
  enabled boolean not null default true,
  disabled_reason text,
  -- Since when no delivery has succeeded, and whether that was published.
  failing_since timestamptz,
  alerted boolean not null default false,
  -- The last feed entry for which deliveries were created.
  cursor bigint not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on webhook_endpoints (app_id);

create table webhook_deliveries (
  id uuid not null default gen_random_uuid(),
  app_id uuid not null references apps on delete cascade,
  endpoint_id uuid not null references webhook_endpoints on delete cascade,
  seq bigint not null,
  type text not null,
  -- What it is about: deliveries about one call keep their order.
  subject text not null,
  status text not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  delivered_at timestamptz,
  primary key (id, created_at)
) partition by range (created_at);
create index on webhook_deliveries (next_attempt_at) where status = 'pending';
create index on webhook_deliveries (endpoint_id, subject, seq) where status = 'pending';
create index on webhook_deliveries (endpoint_id, created_at desc, id desc);
create table webhook_deliveries_default partition of webhook_deliveries default;
insert into partitioned_tables values ('webhook_deliveries', 'month', '30 days');

create sequence webhook_attempt_ids;
create table webhook_attempts (
  id bigint not null default nextval('webhook_attempt_ids'),
  app_id uuid not null references apps on delete cascade,
  delivery_id uuid not null,
  at timestamptz not null default now(),
  -- Null: there was no response.
  status integer,
  error text,
  took_ms integer not null,
  primary key (id, at)
) partition by range (at);
create index on webhook_attempts (delivery_id);
create table webhook_attempts_default partition of webhook_attempts default;
insert into partitioned_tables values ('webhook_attempts', 'month', '30 days');
grant usage on sequence webhook_attempt_ids to trunkline_engine, trunkline_hub;

call guard_tenant_table('webhook_endpoints', written_for_requests => true);
call guard_tenant_table('webhook_deliveries', written_for_requests => true);
call guard_tenant_table('webhook_attempts');

-- A delivery names the leg that was the first of its call at the time. Deliveries of all legs of what is one call by now
-- wait for each other; those about anything else wait for those with the same subject.
create function subjects_of_delivery(app uuid, type text, subject text) returns setof text language sql stable
begin atomic
  select subject
  union all
  select other.leg_id::text
  from call_legs as own join call_legs as other on other.app_id = own.app_id and other.call_uuid = own.call_uuid
  where own.app_id = app and other.leg_id <> own.leg_id and own.leg_id = case
    when type like 'call.%' or type = 'voicemail.received' then subject::bigint end;
end;

grant execute on function is_wanted(text, text[]), subjects_of_delivery(uuid, text, text)
  to trunkline_hub, trunkline_engine;

select create_partitions(now(), now() + interval '40 days');
