-- Every hub keeps in memory what it must know of apps. A change of that, and of nothing else, notifies the hubs of the app;
-- renewed tokens, for example, do not.

drop function tell_of_apps() cascade;

-- The argument is the column that holds the app's id. An office may move from one app to another.
create function notify_app_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('trunkline_apps', changed.app_id) from (
    select to_jsonb(old) ->> tg_argv[0] as app_id union select to_jsonb(new) ->> tg_argv[0]
  ) as changed where changed.app_id is not null;
  return null;
end
$$;

create trigger notify_app_change after insert or delete on apps
  for each row execute function notify_app_change('id');
create trigger notify_app_change_on_update after update on apps
  for each row when (old.active is distinct from new.active)
  execute function notify_app_change('id');

create trigger notify_app_change after insert or delete on dialpad_webhooks
  for each row execute function notify_app_change('app_id');
create trigger notify_app_change_on_update after update on dialpad_webhooks
  for each row when ((old.secret, old.previous_secret, old.previous_secret_until)
    is distinct from (new.secret, new.previous_secret, new.previous_secret_until))
  execute function notify_app_change('app_id');

create trigger notify_app_change after insert or delete on dialpad_websockets
  for each row execute function notify_app_change('app_id');
create trigger notify_app_change_on_update after update on dialpad_websockets
  for each row when ((old.websocket_id, old.secret) is distinct from (new.websocket_id, new.secret))
  execute function notify_app_change('app_id');

create trigger notify_app_change after insert or delete on dialpad_connections
  for each row execute function notify_app_change('app_id');
create trigger notify_app_change_on_update after update on dialpad_connections
  for each row when ((old.dialpad_org_id, old.status) is distinct from (new.dialpad_org_id, new.status))
  execute function notify_app_change('app_id');

create trigger notify_app_change after insert or delete on app_offices
  for each row execute function notify_app_change('app_id');
create trigger notify_app_change_on_update after update on app_offices
  for each row when (old is distinct from new)
  execute function notify_app_change('app_id');

-- A change of which apps there are, or of their companies and offices, may assign events that belong to no known app yet, by
-- the job "assign-events" (ingest/place-again.ts). A second later, when the hubs have read the change: whatever one of them
-- stored before that is looked at, too. Roles that cannot enqueue jobs make such changes.
create function enqueue_assign_events() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  -- The queue is created after these tables.
  if to_regnamespace('graphile_worker') is not null then
    perform graphile_worker.add_job('assign-events', run_at => clock_timestamp() + interval '1 second',
      max_attempts => 14, job_key => 'assign-events');
  end if;
  return null;
end
$$;

-- Deferred to the commit: the job is one row, which long transactions must not lock.
create constraint trigger assign_events after insert or delete on apps
  deferrable initially deferred for each row execute function enqueue_assign_events();
create constraint trigger assign_events_on_update after update on apps
  deferrable initially deferred for each row when (old.active is distinct from new.active)
  execute function enqueue_assign_events();

create constraint trigger assign_events after insert or delete on dialpad_connections
  deferrable initially deferred for each row execute function enqueue_assign_events();
create constraint trigger assign_events_on_update after update on dialpad_connections
  deferrable initially deferred for each row when (old.dialpad_org_id is distinct from new.dialpad_org_id)
  execute function enqueue_assign_events();

create constraint trigger assign_events after insert or delete on app_offices
  deferrable initially deferred for each row execute function enqueue_assign_events();
create constraint trigger assign_events_on_update after update on app_offices
  deferrable initially deferred for each row when (old is distinct from new)
  execute function enqueue_assign_events();
