-- Who may do what in the database. The owner of the tables makes and changes them, and nothing else. The hub works as
--   trunkline_hub     for requests: the hub's own tables, and of tenant tables the rows of the app that the transaction names;
--   trunkline_tenant  for what an app reads: the rows of the app that the transaction names, nothing else, no writing;
--   trunkline_engine  for what spans all apps: ingest, apply, the feed, outbound webhooks, connections, upkeep.
-- trunkline_hub inherits nothing from the others: it has to say that it goes on as one of them.

do $$
declare
  name text;
begin
  foreach name in array array['trunkline_engine', 'trunkline_hub'] loop
    begin
      execute format('create role %I nologin noinherit', name);
    exception
      -- Roles belong to the whole server. The embedded one has made trunkline_hub already, with a password.
      when duplicate_object or unique_violation then null;
    end;
    execute format('grant %I to current_user', name);
  end loop;
  grant trunkline_engine, trunkline_tenant to trunkline_hub;
end
$$;

-- Functions are for whom they are granted to.
alter default privileges revoke execute on functions from public;

-- Guards a table whose rows belong to apps: every such table must have been given to this.
create procedure guard_tenant_table(tenant_table regclass, written_for_requests boolean default false) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('drop policy if exists own_rows on %s', tenant_table);
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

do $$
declare
  name text;
begin
  foreach name in array array['calls', 'call_legs', 'call_insights', 'call_counts', 'contacts', 'voicemails', 'messages',
    'agent_statuses', 'change_log', 'feed', 'feed_heads', 'app_offices', 'webhook_attempts'] loop
    call guard_tenant_table(name::regclass);
  end loop;
  foreach name in array array['webhook_endpoints', 'webhook_deliveries', 'idempotency_keys'] loop
    call guard_tenant_table(name::regclass, written_for_requests => true);
  end loop;
end
$$;

-- The audit log is only ever added to. What concerns no app is there, too.
call guard_tenant_table('audit_log');
revoke update, delete on audit_log from trunkline_engine;
grant insert on audit_log to trunkline_hub;
create policy add_to on audit_log for insert to trunkline_hub with check (true);

-- The raw log: apps do not read it, nobody changes it, except that an event that belonged to nobody is given its app.
do $$
declare
  name text;
begin
  foreach name in array array['webhook_events', 'archived_webhook_events'] loop
    call guard_tenant_table(name::regclass);
    execute format('revoke all on %I from trunkline_tenant, trunkline_hub, trunkline_engine', name);
    execute format('grant select on %I to trunkline_engine', name);
  end loop;
end
$$;
grant insert, update (app_id) on webhook_events to trunkline_engine;
grant usage on sequence webhook_event_ids to trunkline_engine;
alter view all_webhook_events set (security_invoker = true);
grant select on all_webhook_events to trunkline_engine;
grant select, insert, update on event_fingerprints to trunkline_engine;
grant select, insert, update, delete on pending_events, unplaced_events to trunkline_engine;

-- Connections and their secrets. Of its own, an app may know how it stands.
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

-- What says who somebody is, and so must be looked at before it is known for which app.
do $$
declare
  name text;
begin
  foreach name in array array['api_keys', 'live_tickets', 'staff_roles', 'staff_links'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy every_row on %I to trunkline_hub, trunkline_engine using (true)', name);
  end loop;
end
$$;
grant select, insert, update, delete on
  apps, api_keys, live_tickets, rate_limits, staff_roles, staff_links, staff_users, staff_sessions, staff_accounts,
  staff_verifications, staff_two_factors, staff_pins, staff_unlocks
  to trunkline_hub, trunkline_engine;

-- The views for those who bring their own queries.
grant usage on schema comms to trunkline_engine;
grant select on comms.dialpad_calls, comms.dialpad_call_ai to trunkline_engine;

-- Functions. What PostgreSQL let everybody run so far is granted to the hub's roles only.
do $$
declare
  function record;
begin
  for function in
    select p.oid::regprocedure as signature, p.prokind from pg_proc as p
    where p.pronamespace = 'public'::regnamespace and p.proowner = current_user::regrole
      and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
  loop
    execute format('revoke execute on function %s from public', function.signature);
    execute format('grant execute on function %s to trunkline_tenant, trunkline_hub, trunkline_engine', function.signature);
  end loop;
end
$$;

-- The tables of weeks are made and moved as the owner, by the hub's upkeep.
alter function make_event_weeks(timestamptz, timestamptz) security definer set search_path = public, pg_temp;
alter function archive_event_weeks(timestamptz) security definer set search_path = public, pg_temp;
revoke execute on function make_event_weeks(timestamptz, timestamptz), archive_event_weeks(timestamptz)
  from trunkline_tenant, trunkline_hub;

-- Functions that look things up as the owner tell of the transaction's app; who names none, and may not see all, is told
-- nothing. Within such a function only the setting says who asked.
create or replace function is_own_app(app uuid) returns boolean language sql stable
return app = current_app() or pg_has_role(
  case current_setting('role') when 'none' then session_user else current_setting('role')::name end, 'trunkline_engine', 'usage');
