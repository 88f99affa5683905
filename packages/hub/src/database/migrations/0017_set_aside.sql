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
