-- The raw event log: the source of truth, append-only, a partition for each week. Everything in 0006 can be rebuilt from it.

-- One run of pulling data from Dialpad's REST API.
create table sync_runs (
  id bigint generated always as identity primary key,
  app_id uuid not null references apps on delete cascade,
  -- What was pulled: contacts, calls …
  subject text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  events integer
);
create index on sync_runs (app_id, id desc);
call guard_tenant_table('sync_runs');

-- The payload is text, not JSON: what was signed is kept verbatim, and no payload, however odd, can make the insert of its
-- neighbours fail.
create sequence raw_event_ids;
create table raw_events (
  id bigint not null default nextval('raw_event_ids'),
  received_at timestamptz not null default now(),
  app_id uuid references apps on delete cascade,
  -- How it was received. `hub`: the hub itself recorded that something did not happen.
  source text not null check (source in ('webhook', 'websocket', 'api', 'automation', 'pull', 'hub')),
  kind text not null,
  event_type text,
  subject_id text,
  -- The run that pulled it; null: it was not pulled.
  sync_run_id bigint,
  payload text not null,
  primary key (id, received_at)
) partition by range (received_at);
create table raw_events_default partition of raw_events default;
insert into partitioned_tables values ('raw_events', 'week');

-- Weeks past the retention move here as whole tables: nothing is copied, all stays readable.
create table archived_raw_events (like raw_events including all) partition by range (received_at);

create view all_raw_events with (security_invoker = true) as
  select * from raw_events union all select * from archived_raw_events;

-- Hashes of events that were received. Dialpad repeats a delivery whose response was late, but not for weeks. The week is
-- part of the key because a partitioned table can only be unique by what it is partitioned by.
create table event_fingerprints (
  fingerprint uuid not null,
  week date not null,
  primary key (fingerprint, week)
) partition by range (week);
create table event_fingerprints_default partition of event_fingerprints default;
insert into partitioned_tables values ('event_fingerprints', 'week', '14 days');

-- Events that are to be applied. Apart from the log, so that the log is only appended to.
create table pending_events (
  app_id uuid not null references apps on delete cascade,
  event_id bigint not null,
  received_at timestamptz not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  error text,
  -- The kind of error, see database/set-aside.ts; null while it has not failed.
  reason text,
  -- Each app's events are claimed on their own, in their order.
  primary key (app_id, event_id)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000);

-- Events that belong to no app yet.
create table unassigned_events (
  event_id bigint primary key,
  received_at timestamptz not null
);

-- Moves the weeks that ended before a moment to the archive. Returns how many.
create function archive_raw_events(before timestamptz) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  week record;
  moved integer := 0;
begin
  for week in select * from partitions_of('raw_events') where ends_at <= before loop
    -- Events that still wait to be applied stay where they are looked for.
    continue when exists (select from pending_events where received_at < week.ends_at);
    continue when exists (select from unassigned_events where received_at < week.ends_at);
    execute format('alter table raw_events detach partition %I', week.name);
    execute format('alter table archived_raw_events attach partition %I %s', week.name, week.bound);
    moved := moved + 1;
  end loop;
  return moved;
end
$$;
grant execute on function archive_raw_events(timestamptz) to trunkline_engine;

-- Apps do not read the log, and nobody changes it, except that an unassigned event is given its app.
do $$
declare
  name text;
begin
  foreach name in array array['raw_events', 'archived_raw_events', 'pending_events'] loop
    call guard_tenant_table(name::regclass);
    execute format('revoke all on %I from trunkline_tenant, trunkline_hub, trunkline_engine', name);
    execute format('grant select on %I to trunkline_engine', name);
  end loop;
end
$$;
grant insert, update (app_id) on raw_events to trunkline_engine;
grant usage on sequence raw_event_ids to trunkline_engine;
grant select on all_raw_events to trunkline_engine;
grant select, insert on event_fingerprints to trunkline_engine;
grant select, insert, update, delete on pending_events, unassigned_events to trunkline_engine;

-- Where the hub tests whether it can write, while storing events fails: one row, of no app.
create table write_probe (
  id boolean primary key default true check (id),
  filler text not null,
  written_at timestamptz not null
);
-- Compressed, it would need no space.
alter table write_probe alter column filler set storage external;
grant select, insert, update on write_probe to trunkline_engine;
