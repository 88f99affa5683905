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

-- Events past the retention, some thousand in a block, compressed to about a tenth: see ingest/packed-events.ts. An event is
-- in one of the two tables.
create table raw_event_blocks (
  first_id bigint primary key,
  last_id bigint not null,
  first_received_at timestamptz not null,
  last_received_at timestamptz not null,
  events integer not null,
  packed bytea not null
);
alter table raw_event_blocks alter column packed set storage external;

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
  -- That the app exists is checked by raw_events: to check it twice takes as long as this row.
  app_id uuid not null,
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

-- Puts a block in the place of its events, as the owner: nobody else may delete events, and nobody recent ones.
create function store_raw_event_block(ids bigint[], packed bytea) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  removed integer;
  bounds record;
begin
  select min(id) as first_id, max(id) as last_id, min(received_at) as first_at, max(received_at) as last_at into bounds
    from raw_events where id = any(ids) and received_at < now() - interval '1 day';
  insert into raw_event_blocks values (
    bounds.first_id, bounds.last_id, bounds.first_at, bounds.last_at, cardinality(ids), packed);
  delete from raw_events where id = any(ids) and received_at between bounds.first_at and bounds.last_at;
  get diagnostics removed = row_count;
  if removed <> cardinality(ids) then
    raise exception 'A block of % events would have replaced % events', cardinality(ids), removed;
  end if;
end
$$;

-- Drops partitions of past weeks whose events are all in blocks. Returns how many.
create function drop_packed_weeks() returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  week record;
  is_empty boolean;
  dropped integer := 0;
begin
  for week in select * from partitions_of('raw_events') where ends_at < now() loop
    execute format('select not exists (select from %I)', week.name) into is_empty;
    continue when not is_empty;
    execute format('drop table %I', week.name);
    dropped := dropped + 1;
  end loop;
  return dropped;
end
$$;
grant execute on function store_raw_event_block(bigint[], bytea), drop_packed_weeks() to trunkline_engine;

-- Apps do not read the log, and nobody changes it, except that an unassigned event is given its app.
do $$
declare
  name text;
begin
  foreach name in array array['raw_events', 'pending_events'] loop
    call guard_tenant_table(name::regclass);
    execute format('revoke all on %I from trunkline_tenant, trunkline_hub, trunkline_engine', name);
    execute format('grant select on %I to trunkline_engine', name);
  end loop;
end
$$;
grant insert, update (app_id) on raw_events to trunkline_engine;
grant usage on sequence raw_event_ids to trunkline_engine;
grant select on raw_event_blocks to trunkline_engine;
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
