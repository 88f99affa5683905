-- Open connections end with the right that they were opened by: every hub is notified when one may have ended, and then
-- checks all that it has open in one query.
create function notify_rights() returns trigger language plpgsql as $$
begin
  perform pg_notify('trunkline_rights', '');
  return null;
end
$$;

create trigger notify_rights after delete or update of revoked_at, expires_at, scopes on api_keys
  for each statement execute function notify_rights();
create trigger notify_rights after delete or update of active on apps
  for each statement execute function notify_rights();
create trigger notify_rights after delete or update of expires_at, user_id on staff_sessions
  for each statement execute function notify_rights();
create trigger notify_rights after delete or update of role on staff_roles
  for each statement execute function notify_rights();

-- A ticket remembers what it was issued for: what it opens ends with that, and counts to it.
delete from live_tickets;
alter table live_tickets
  add column key_id uuid references api_keys on delete cascade,
  add column session_id text references staff_sessions on delete cascade,
  add column role text,
  add constraint issued_by check (num_nonnulls(key_id, session_id) = 1 and (session_id is null) = (role is null));
create index on live_tickets (key_id);
create index on live_tickets (session_id);
create index on live_tickets (expires_at);
