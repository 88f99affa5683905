-- Who may read content (recaps, transcripts, audio): see access/content-policy.ts.

alter table api_keys
  drop constraint api_keys_scopes_check,
  add constraint api_keys_scopes_check
    check (scopes <@ array['read', 'write', 'content', 'admin'] and cardinality(scopes) > 0);

-- Whether deliveries carry content. Chosen by somebody who may read it.
alter table webhook_endpoints add column content boolean not null default false;

-- The newest calls whose words, or whose caller's name, match. Without the right to content, only words of names count:
-- the index of all words finds candidates, and the names decide.
drop function calls_of_words(uuid, tsquery, integer);
create function calls_of_words(app uuid, words tsquery, at_most integer, in_content boolean) returns setof uuid
  language sql stable security definer set search_path from current
begin atomic
  select found.id from (
    select id, started_at from calls
    where app_id = app and is_own_app(app)
      and call_words(contact_name, user_name, department, voicemail_transcript, recap_summary, transcript) @@ words
      and (in_content or call_words(contact_name, user_name, department, null, null, null) @@ words)
    union
    select c.id, c.started_at from contacts as k cross join unnest(k.phones) as phone
      join calls as c on c.app_id = app and c.external_e164 = phone
    where k.app_id = app and is_own_app(app) and not k.deleted
      and contact_words(k.display_name, k.company_name) @@ words
  ) as found
  order by found.started_at desc
  limit at_most;
end;
revoke execute on function calls_of_words(uuid, tsquery, integer, boolean) from public;
grant execute on function calls_of_words(uuid, tsquery, integer, boolean)
  to trunkline_tenant, trunkline_hub, trunkline_engine;

-- What the ticket's connection may carry was decided for whoever asked for it.
delete from live_tickets;
alter table live_tickets drop column is_person, add column content boolean not null;
