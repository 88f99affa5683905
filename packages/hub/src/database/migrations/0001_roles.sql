-- Who may do what in the database. The owner of the tables creates and changes them, and nothing else. The hub works as
--   trunkline_hub     for requests: the hub's own tables, and of tenant tables the rows of the app that the transaction names;
--   trunkline_tenant  for what an app reads: the rows of the app that the transaction names, nothing else, no writing;
--   trunkline_engine  for what spans all apps: ingest, apply, the feed, outbound webhooks, connections, upkeep.
-- trunkline_hub inherits nothing from the others: it has to state that it continues as one of them.

do $$
declare
  name text;
begin
  foreach name in array array['trunkline_tenant', 'trunkline_engine', 'trunkline_hub'] loop
    begin
      execute format('create role %I nologin %s', name, case name when 'trunkline_tenant' then '' else 'noinherit' end);
    exception
      -- Roles belong to the whole server: another database of it may have created this one already.
      when duplicate_object or unique_violation then null;
    end;
    execute format('grant %I to current_user', name);
  end loop;
  grant trunkline_engine, trunkline_tenant to trunkline_hub;
end
$$;

-- Functions may be executed by those to whom they are granted.
alter default privileges revoke execute on functions from public;

-- The app that the transaction names; null: none.
create function current_app() returns uuid language sql stable
return nullif(current_setting('trunkline.app_id', true), '')::uuid;

-- For functions that look something up as the owner: whether the caller may see rows of an app. Within such a function
-- only the setting says who called.
create function is_own_app(app uuid) returns boolean language sql stable
return app = current_app() or pg_has_role(
  case current_setting('role') when 'none' then session_user else current_setting('role')::name end, 'trunkline_engine', 'usage');

grant execute on function current_app(), is_own_app(uuid) to trunkline_tenant, trunkline_hub, trunkline_engine;

-- Guards a table whose rows belong to apps. Every table with an app_id that apps may read must have been given to this.
create procedure guard_tenant_table(tenant_table regclass, written_for_requests boolean default false) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format(
    'create policy own_rows on %s to trunkline_tenant, trunkline_hub using (app_id = current_app())', tenant_table);
  execute format('create policy every_row on %s to trunkline_engine using (true)', tenant_table);
  execute format('grant select on %s to trunkline_tenant, trunkline_hub', tenant_table);
  execute format('grant select, insert, update, delete on %s to trunkline_engine', tenant_table);
  if written_for_requests then
    execute format('grant insert, update, delete on %s to trunkline_hub', tenant_table);
  end if;
end
$$;

-- Tables that are partitioned by time -----------------------------------------------------------------------------

-- `keep`: rows older than this are dropped with their partition; null: they are kept.
create table partitioned_tables (
  name text primary key,
  step text not null check (step in ('week', 'month')),
  keep interval,
  -- Everything before this has been dropped.
  dropped_before timestamptz
);
grant select, update (keep) on partitioned_tables to trunkline_engine;

create function partition_name(parent text, step text, start timestamptz) returns text language sql immutable
return parent || to_char(start at time zone 'UTC', case step when 'week' then '_IYYY_"w"IW' else '_YYYY_MM' end);

-- Creates the partitions between two moments that do not exist yet.
create function create_partitions(first timestamptz, last timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  parent record;
  start timestamptz;
  name text;
begin
  for parent in select * from partitioned_tables loop
    start := date_trunc(parent.step, first, 'UTC');
    while start <= last loop
      name := partition_name(parent.name, parent.step, start);
      if to_regclass(name) is null then
        execute format(
          'create table %I partition of %I for values from (%L) to (%L)', name, parent.name, start,
          (start at time zone 'UTC' + ('1 ' || parent.step)::interval) at time zone 'UTC');
        execute format(
          'alter table %I set (autovacuum_vacuum_insert_scale_factor = 0.5, autovacuum_analyze_scale_factor = 0.2)', name);
      end if;
      start := (start at time zone 'UTC' + ('1 ' || parent.step)::interval) at time zone 'UTC';
    end loop;
  end loop;
end
$$;

-- The partitions of a table with a bound, the oldest first.
create function partitions_of(parent text) returns table (name text, ends_at timestamptz, bound text)
  language sql stable
begin atomic
  select c.relname::text, substring(b.bound from 'TO \(''(.*)''\)')::timestamptz, b.bound
  from pg_inherits as i join pg_class as c on c.oid = i.inhrelid
    cross join lateral (select pg_get_expr(c.relpartbound, c.oid) as bound) as b
  where i.inhparent = to_regclass(parent) and b.bound <> 'DEFAULT'
  order by 2;
end;

-- Drops partitions past the retention of their table. Returns how many.
create function drop_partitions() returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  parent record;
  partition record;
  dropped integer := 0;
begin
  for parent in select * from partitioned_tables where keep is not null loop
    for partition in select * from partitions_of(parent.name) where ends_at <= now() - parent.keep loop
      execute format('drop table %I', partition.name);
      update partitioned_tables set dropped_before = partition.ends_at where name = parent.name;
      dropped := dropped + 1;
    end loop;
  end loop;
  return dropped;
end
$$;

grant execute on function create_partitions(timestamptz, timestamptz), drop_partitions() to trunkline_engine;
