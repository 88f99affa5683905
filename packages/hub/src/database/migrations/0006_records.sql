-- Records: what the raw events amount to. All of it is derived, and can be rebuilt, except for `call_publications` and
-- `call_insights`. Columns of a fixed size come first: rows need less space so.

-- The company ---------------------------------------------------------------------------------------------------------
-- Users, groups, offices and numbers as events and the directory of Dialpad name them. `seen_on`: the last day on which
-- they were seen with this name; of several on one day, the greatest wins, so that the order of events makes no difference.

create table users (
  app_id uuid not null references apps on delete cascade,
  user_id bigint not null,
  office_id bigint,
  seen_on date not null,
  name text,
  email text,
  phone text,
  primary key (app_id, user_id)
);
create table departments (
  app_id uuid not null references apps on delete cascade,
  department_id bigint not null,
  office_id bigint,
  seen_on date not null,
  name text,
  phone text,
  primary key (app_id, department_id)
);
create table call_centers (like departments including all);
alter table call_centers rename column department_id to call_center_id;
alter table call_centers add foreign key (app_id) references apps on delete cascade;
create table offices (
  app_id uuid not null references apps on delete cascade,
  office_id bigint not null,
  seen_on date not null,
  name text,
  phone text,
  primary key (app_id, office_id)
);
-- The company's own phone numbers, and whose each was when it was seen last.
create table numbers (
  app_id uuid not null references apps on delete cascade,
  number text not null,
  target_id bigint,
  seen_on date not null,
  target_type text,
  primary key (app_id, number)
);

-- Calls ---------------------------------------------------------------------------------------------------------------
-- A row changes with each event of its call, so no index contains what changes with each event, and pages keep room for
-- the next version (HOT updates). Long texts are in call_texts.

create table calls (
  id uuid not null,
  app_id uuid not null references apps on delete cascade,
  call_id bigint not null,
  master_call_id bigint,
  entry_point_call_id bigint,
  user_id bigint,
  department_id bigint,
  office_id bigint,
  started_at timestamptz not null,
  rang_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  talk_time_ms bigint,
  hold_time_ms bigint,
  total_duration_ms bigint,
  mos_score double precision,
  -- When the first and the last event of it were received, or when it was published as missed after that.
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- The hour of updated_at: an index of it changes once an hour, and not with each event.
  updated_hour timestamptz not null,
  voicemail_duration_seconds integer,
  was_recorded boolean not null,
  is_internal boolean not null,
  is_transferred boolean not null,
  provisional boolean not null,
  direction text not null check (direction in ('inbound', 'outbound')),
  status text not null check (status in ('ringing', 'active', 'held', 'ended', 'missed', 'voicemail')),
  disposition text check (disposition in ('answered', 'no_answer', 'missed', 'voicemail')),
  external_number text,
  internal_number text,
  external_e164 text,
  contact_id text,
  -- Names as they were at the time of the call.
  contact_name text,
  department text,
  department_type text,
  user_name text,
  user_email text,
  recording_url text,
  voicemail_url text,
  csat_score text,
  custom_data text,
  dispositions text[] not null,
  labels text[] not null,
  primary key (app_id, id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
-- Without the id, which lists are ordered by last: an index with it would be taken for the key while tables are small, and
-- a cached plan keeps to it when they are large.
create index calls_newest on calls (app_id, started_at desc);
create index calls_by_external on calls (app_id, external_e164, started_at desc) where external_e164 is not null;
create index calls_by_internal on calls (app_id, internal_number, started_at desc) where internal_number is not null;
create index calls_by_user on calls (app_id, user_id, started_at desc) where user_id is not null;
create index calls_by_department on calls (app_id, department, started_at desc) where department is not null;
create index calls_by_change on calls (app_id, updated_hour);

-- Calls in progress: few, so their list does not need an index of the status of all calls.
create table active_calls (
  app_id uuid not null references apps on delete cascade,
  id uuid not null,
  started_at timestamptz not null,
  primary key (app_id, id)
) with (fillfactor = 50);
create index on active_calls (app_id, started_at desc);

-- What was said in a call, and what its search index is made of.
create table call_texts (
  app_id uuid not null references apps on delete cascade,
  id uuid not null,
  names text not null,
  voicemail_transcript text,
  recap_summary text,
  recap_outcome text,
  transcript text,
  recap_purposes text[] not null,
  recap_action_items text[] not null,
  primary key (app_id, id)
);

-- A tsvector holds a megabyte. This many characters never exceed it, whatever they are; nobody speaks for so long.
create function call_words(names text, voicemail_transcript text, recap_summary text, transcript text)
  returns tsvector language sql immutable parallel safe
return to_tsvector('simple'::regconfig, left(
  names || ' ' || coalesce(voicemail_transcript, '') || ' ' || coalesce(recap_summary, '') || ' ' || coalesce(transcript, ''),
  120000));
create index call_texts_by_words on call_texts using gin (
  call_words(names, voicemail_transcript, recap_summary, transcript));

-- Every Dialpad call id that was ever seen or named, and the call that it is part of. A leg that was only named by another
-- has no knowledge yet. Any leg may turn out to be the first of its call, and gives the call its id then; so each has an id
-- of its own (leg_uuid), by which the call is still found when it has another one.
create table call_legs (
  leg_uuid uuid not null,
  call_uuid uuid not null,
  app_id uuid not null references apps on delete cascade,
  leg_id bigint not null,
  -- JSON: see records/calls/reduce/leg.ts.
  knowledge text,
  primary key (app_id, leg_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
create index on call_legs (app_id, call_uuid);
create unique index on call_legs (app_id, leg_uuid);

-- What has been published of a call, under the id of the leg that was its first at the time: of a call that others became
-- part of, all that was published of any of them was published. No event says this, so a rebuild leaves it alone.
create table call_publications (
  app_id uuid not null references apps on delete cascade,
  leg_id bigint not null,
  -- When an unanswered call is to be published as missed, unless an answer is seen before.
  miss_due_at timestamptz,
  missed_at timestamptz,
  milestones text[] not null check (milestones <@ array['ring', 'started', 'ended', 'missed', 'voicemail']),
  primary key (app_id, leg_id)
) with (fillfactor = 80);
create index on call_publications (miss_due_at) where miss_due_at is not null;

-- What people and programs add to a call. It belongs to a leg, which stays what it is when another one turns out to be the
-- first of its call, or when two calls become one. A rebuild leaves it alone.
create table call_insights (
  app_id uuid not null references apps on delete cascade,
  leg_id bigint not null,
  sentiment text check (sentiment in ('positive', 'neutral', 'negative', 'mixed')),
  churn_risk text check (churn_risk in ('low', 'medium', 'high', 'critical')),
  themes text[],
  topics text[],
  resolved boolean,
  from_identity_id uuid,
  to_identity_id uuid,
  from_linked_at timestamptz,
  to_linked_at timestamptz,
  enriched_at timestamptz,
  transcript_parsed_at timestamptz,
  transcript_mined_at timestamptz,
  primary key (app_id, leg_id)
);

-- How many calls began on a day (UTC), by what lists filter: written with each change of a call, exact at any time.
create table call_counts (
  app_id uuid not null references apps on delete cascade,
  day date not null,
  recorded boolean not null,
  calls integer not null,
  direction text not null,
  status text not null,
  -- '' while a call is in progress: it is part of the key.
  disposition text not null,
  primary key (app_id, day, direction, status, disposition, recorded)
) with (fillfactor = 50);

create table voicemails (
  id uuid not null,
  app_id uuid not null references apps on delete cascade,
  call_uuid uuid not null,
  dialpad_call_id bigint not null,
  dialpad_user_id bigint,
  left_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  duration_seconds integer,
  recording_id text,
  target_name text,
  from_number text,
  from_name text,
  to_number text,
  recording_url text,
  transcript text,
  primary key (app_id, id)
);
create index voicemails_newest on voicemails (app_id, left_at desc);
create index voicemails_of_call on voicemails (app_id, call_uuid);

-- Messages ------------------------------------------------------------------------------------------------------------

-- All messages between one of the company's numbers and the same others, one or several (a group text).
create table conversations (
  id uuid not null,
  app_id uuid not null references apps on delete cascade,
  last_message_at timestamptz not null,
  is_group boolean not null,
  own_number text,
  -- E.164 where possible, sorted.
  numbers text[] not null,
  primary key (app_id, id)
) with (fillfactor = 80);
create index conversations_newest on conversations (app_id, last_message_at desc);

create table messages (
  app_id uuid not null references apps on delete cascade,
  conversation_id uuid not null,
  sender_id bigint,
  target_id bigint,
  sent_at timestamptz not null,
  status_at timestamptz not null,
  is_mms boolean not null,
  is_internal boolean not null,
  -- Dialpad's are numbers; any other id is kept as it is.
  message_id text not null,
  direction text not null check (direction in ('inbound', 'outbound')),
  status text not null,
  delivery_result text,
  from_number text,
  to_numbers text[] not null,
  external_e164 text,
  text text,
  media_url text,
  target_type text,
  target_name text,
  contact_id text,
  contact_name text,
  knowledge jsonb not null,
  primary key (app_id, message_id)
) with (fillfactor = 80);
create index messages_newest on messages (app_id, sent_at desc);
create index messages_of_number on messages (app_id, external_e164, sent_at desc);
create index messages_of_conversation on messages (app_id, conversation_id, sent_at desc);

-- Agents, contacts, changes -------------------------------------------------------------------------------------------

-- The current status of each agent.
create table agents (
  app_id uuid not null references apps on delete cascade,
  user_id bigint not null,
  changed_at timestamptz not null,
  event_at timestamptz not null,
  is_available boolean,
  is_power_dialing boolean,
  duty_status text not null,
  -- '' for none: it is part of the history's key.
  duty_reason text not null,
  user_name text,
  user_email text,
  call_center_ids bigint[] not null,
  primary key (app_id, user_id)
) with (fillfactor = 80);

-- Every status that an agent had, by the time since when.
create table agent_statuses (
  app_id uuid not null references apps on delete cascade,
  user_id bigint not null,
  changed_at timestamptz not null,
  event_at timestamptz not null,
  is_available boolean,
  is_power_dialing boolean,
  duty_status text not null,
  duty_reason text not null,
  user_name text,
  user_email text,
  call_center_ids bigint[] not null,
  primary key (app_id, user_id, changed_at, event_at, duty_status, duty_reason)
) partition by range (changed_at);
create table agent_statuses_default partition of agent_statuses default;
insert into partitioned_tables values ('agent_statuses', 'month', '400 days');

create table contacts (
  app_id uuid not null references apps on delete cascade,
  last_event_id bigint not null,
  deleted boolean not null,
  contact_id text not null,
  type text,
  display_name text,
  company_name text,
  job_title text,
  phones text[] not null,
  emails text[] not null,
  primary key (app_id, contact_id)
);
create index contacts_by_phone on contacts using gin (phones);
create index contacts_by_name on contacts (app_id, (coalesce(display_name, '')), contact_id) where not deleted;

create function contact_words(display_name text, company_name text) returns tsvector
  language sql immutable parallel safe
return to_tsvector('simple'::regconfig, coalesce(display_name, '') || ' ' || coalesce(company_name, ''));
create index contacts_by_words on contacts using gin (contact_words(display_name, company_name));

create table change_log (
  app_id uuid not null references apps on delete cascade,
  event_id bigint not null,
  changed_at timestamptz not null,
  target_id bigint,
  changed_by_id bigint,
  action text not null,
  note text,
  target_type text,
  changed_by_name text,
  details jsonb,
  primary key (app_id, event_id)
);
create index change_log_newest on change_log (app_id, changed_at desc, event_id desc);

do $$
declare
  name text;
begin
  foreach name in array array['users', 'departments', 'call_centers', 'offices', 'numbers', 'calls', 'active_calls',
    'call_texts', 'call_legs', 'call_publications', 'call_insights', 'call_counts', 'voicemails', 'conversations', 'messages',
    'agents', 'agent_statuses', 'contacts', 'change_log'] loop
    call guard_tenant_table(name::regclass);
  end loop;
end
$$;
-- Programs link the parties of calls to identities of their own.
grant insert, update on call_insights to trunkline_hub;

-- Row-level security examines every row of an app before a word or a list is compared, so an index of words is of no use to
-- it. These functions look it up as the owner, and name the app themselves.

create function contacts_of_numbers(app uuid, wanted text[]) returns setof contacts
  language sql stable security definer set search_path from current
begin atomic
  select * from contacts where app_id = app and is_own_app(app) and not deleted and phones && wanted;
end;

-- The newest calls whose words, or whose caller's name, match. Without the right to content, only words of names count: the
-- index of all words finds candidates, and the names decide.
create function calls_of_words(app uuid, words tsquery, at_most integer, in_content boolean) returns setof uuid
  language sql stable security definer set search_path from current
begin atomic
  select found.id from (
    select c.id, c.started_at
    from call_texts as t join calls as c on c.app_id = t.app_id and c.id = t.id
    where t.app_id = app and is_own_app(app)
      and call_words(t.names, t.voicemail_transcript, t.recap_summary, t.transcript) @@ words
      and (in_content or call_words(t.names, null, null, null) @@ words)
    union
    select c.id, c.started_at from contacts as k cross join unnest(k.phones) as phone
      join calls as c on c.app_id = app and c.external_e164 = phone
    where k.app_id = app and is_own_app(app) and not k.deleted
      and contact_words(k.display_name, k.company_name) @@ words
  ) as found
  order by found.started_at desc
  limit at_most;
end;

create function keep_last(kept anyelement, next anyelement) returns anyelement
  language sql immutable strict parallel safe as 'select next';
create aggregate last_value_of(anyelement) (sfunc = keep_last, stype = anyelement);

-- What was added to the legs of a call: of each field the value that was set last. That a party was linked to nobody is
-- such a value, too.
create function insights_of_call(app uuid, call uuid) returns table (
  sentiment text, churn_risk text, themes text[], topics text[], resolved boolean, from_identity_id uuid,
  to_identity_id uuid, enriched_at timestamptz, transcript_parsed_at timestamptz, transcript_mined_at timestamptz
) language sql stable
begin atomic
  select
    last_value_of(n.sentiment order by n.enriched_at, n.leg_id),
    last_value_of(n.churn_risk order by n.enriched_at, n.leg_id),
    last_value_of(n.themes order by n.enriched_at, n.leg_id),
    last_value_of(n.topics order by n.enriched_at, n.leg_id),
    last_value_of(n.resolved order by n.enriched_at, n.leg_id),
    (array_agg(n.from_identity_id order by n.from_linked_at desc, n.leg_id desc)
      filter (where n.from_linked_at is not null))[1],
    (array_agg(n.to_identity_id order by n.to_linked_at desc, n.leg_id desc)
      filter (where n.to_linked_at is not null))[1],
    max(n.enriched_at),
    max(n.transcript_parsed_at),
    max(n.transcript_mined_at)
  from call_legs as l join call_insights as n on n.app_id = l.app_id and n.leg_id = l.leg_id
  where l.app_id = app and l.call_uuid = call;
end;

grant execute on function
  call_words(text, text, text, text), contact_words(text, text), contacts_of_numbers(uuid, text[]),
  calls_of_words(uuid, tsquery, integer, boolean), keep_last(anyelement, anyelement), last_value_of(anyelement),
  insights_of_call(uuid, uuid)
  to trunkline_tenant, trunkline_hub, trunkline_engine;

-- Views for reporting tools and SQL of one's own ------------------------------------------------------------------------

create schema comms;
grant usage on schema comms to trunkline_tenant, trunkline_engine, trunkline_hub;

create view comms.dialpad_calls with (security_invoker = true) as
  select
    c.id,
    c.app_id,
    c.call_id::text as dialpad_call_id,
    c.master_call_id::text as master_call_id,
    c.entry_point_call_id::text as entry_point_call_id,
    c.direction,
    case
      when c.status in ('active', 'held') then 'connected'
      when c.status = 'ended' then case c.disposition when 'answered' then 'connected' else 'no_answer' end
      else c.status
    end as state,
    c.started_at as date_started,
    c.rang_at as date_rang,
    c.answered_at as date_connected,
    c.ended_at as date_ended,
    coalesce(c.talk_time_ms, 0) as duration_ms,
    case c.direction when 'inbound' then coalesce(c.external_e164, c.external_number) else c.internal_number end
      as from_number,
    case c.direction when 'inbound' then c.contact_name else c.user_name end as from_name,
    case c.direction when 'inbound' then c.contact_id end as from_dialpad_contact_id,
    i.from_identity_id as from_yp3000_identity_id,
    case c.direction when 'inbound' then c.internal_number else coalesce(c.external_e164, c.external_number) end
      as to_number,
    case c.direction when 'inbound' then coalesce(c.user_name, c.department) else c.contact_name end as to_name,
    case c.direction when 'inbound' then c.user_id::text end as to_dialpad_user_id,
    case c.direction when 'inbound' then
      case when c.user_id is null then replace(c.department_type, '_', '') else 'user' end
    end as to_dialpad_target_type,
    i.to_identity_id as to_yp3000_identity_id,
    c.department as entry_point_name,
    c.department_type as entry_point_type,
    c.was_recorded as has_recording,
    c.recording_url,
    coalesce(t.transcript, t.voicemail_transcript) as transcript_text,
    i.transcript_parsed_at,
    t.recap_summary as ai_summary,
    i.sentiment as ai_sentiment,
    i.topics as ai_topics,
    i.enriched_at as yp3000_enriched_at,
    i.transcript_mined_at,
    (
      select jsonb_object_agg(l.leg_id, l.knowledge::jsonb) from call_legs l
      where l.app_id = c.app_id and l.call_uuid = c.id
    ) as raw_data,
    c.created_at,
    c.updated_at,
    c.disposition
  from calls c left join call_texts t on t.app_id = c.app_id and t.id = c.id
    left join lateral insights_of_call(c.app_id, c.id) as i on true;

create view comms.dialpad_call_ai with (security_invoker = true) as
  select
    c.id,
    c.app_id,
    c.call_id::text as dialpad_call_id,
    t.recap_summary as ai_summary,
    t.transcript,
    i.sentiment,
    i.churn_risk,
    i.themes,
    i.resolved
  from calls c left join call_texts t on t.app_id = c.app_id and t.id = c.id
    left join lateral insights_of_call(c.app_id, c.id) as i on true;

grant select on comms.dialpad_calls, comms.dialpad_call_ai to trunkline_tenant, trunkline_engine, trunkline_hub;
