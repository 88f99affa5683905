-- Events that cannot be applied are counted by why; and what is indexed of a call's words has a bound.

-- One of a few words, see database/set-aside.ts; null while it has not failed.
alter table pending_events add column reason text;

-- A tsvector holds a megabyte. So many characters never come to more, whatever they are; nobody speaks for so long.
create or replace function call_words(
  contact_name text, user_name text, department text, voicemail_transcript text, recap_summary text, transcript text
) returns tsvector language sql immutable parallel safe
return to_tsvector('simple'::regconfig, left(
  coalesce(contact_name, '') || ' ' || coalesce(user_name, '') || ' ' || coalesce(department, '') || ' ' ||
  coalesce(voicemail_transcript, '') || ' ' || coalesce(recap_summary, '') || ' ' || coalesce(transcript, ''), 120000));

-- Which feed this is: cursors are numbers, and mean nothing in another database, or in this one restored from a backup.

-- Where data is written: this changes when a backup is brought back, and when another server takes over.
create function database_identity() returns text language plpgsql stable as $$
declare
  database oid := (select oid from pg_database where datname = current_database());
begin
  return format('%s/%s/%s', (select system_identifier from pg_control_system()),
    (select timeline_id from pg_control_checkpoint()), database);
exception
  -- Some hosts of PostgreSQL keep that to themselves.
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
