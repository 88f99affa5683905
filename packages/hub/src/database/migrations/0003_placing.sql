-- Whose an event is, when its address does not say.

-- A webhook made by hand may have no secret; one whose secret is being changed has two for a while.
alter table dialpad_webhooks alter column secret drop not null;
alter table dialpad_webhooks add column previous_secret bytea;
alter table dialpad_webhooks add column previous_secret_until timestamptz;

-- The Dialpad offices that belong to an app. One that has none speaks for its whole company.
create table app_offices (
  office_id bigint primary key,
  app_id uuid not null references apps on delete cascade
);
create index on app_offices (app_id);
alter table app_offices enable row level security;
create policy own_rows on app_offices to trunkline_tenant using (app_id = current_app());
grant select on app_offices to trunkline_tenant;

-- Events that no app was found for yet.
create table unplaced_events (
  event_id bigint primary key
);

-- Every hub keeps what it must know of apps in memory; a change here tells all of them.
create function tell_of_apps() returns trigger language plpgsql as $$
begin
  perform pg_notify('trunkline_apps', '');
  return null;
end
$$;

do $$
declare
  watched text;
begin
  foreach watched in array array['apps', 'dialpad_webhooks', 'dialpad_connections', 'app_offices'] loop
    execute format(
      'create trigger tell_of_apps after insert or update or delete on %I
       for each statement execute function tell_of_apps()', watched);
  end loop;
end
$$;
