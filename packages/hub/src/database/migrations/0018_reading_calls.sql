-- How calls ended, what the feed has said of them, and what is attached to their legs.

-- How a call ended ------------------------------------------------------------------------------------
-- An outbound call that nobody answered is not "missed": it ended without an answer.

alter table calls
  add column disposition text check (disposition in ('answered', 'no_answer', 'missed', 'voicemail')),
  add column voicemail_duration_seconds integer;

alter table call_counts
  drop constraint call_counts_pkey,
  -- '' while a call goes on: it is part of the key.
  add column disposition text not null default '',
  add primary key (app_id, direction, status, disposition);

create or replace function count_new_calls() returns trigger language plpgsql as $$
begin
  insert into call_counts as known (app_id, direction, status, disposition, count)
    select app_id, direction, status, coalesce(disposition, ''), count(*) from added group by 1, 2, 3, 4
    on conflict (app_id, direction, status, disposition) do update set count = known.count + excluded.count;
  return null;
end
$$;
create or replace function count_gone_calls() returns trigger language plpgsql as $$
begin
  update call_counts as known set count = known.count - gone.count
  from (
    select app_id, direction, status, coalesce(disposition, '') as disposition, count(*)
    from removed group by 1, 2, 3, 4
  ) as gone
  where known.app_id = gone.app_id and known.direction = gone.direction and known.status = gone.status
    and known.disposition = gone.disposition;
  return null;
end
$$;
create or replace function count_changed_calls() returns trigger language plpgsql as $$
begin
  insert into call_counts as known (app_id, direction, status, disposition, count)
    select app_id, direction, status, disposition, sum(change) from (
      select app_id, direction, status, coalesce(disposition, '') as disposition, 1 as change from added
      union all
      select app_id, direction, status, coalesce(disposition, ''), -1 from removed
    ) as changes
    group by 1, 2, 3, 4 having sum(change) <> 0
    on conflict (app_id, direction, status, disposition) do update set count = known.count + excluded.count;
  return null;
end
$$;

-- What older versions wrote; a rebuild tells the rest.
update calls set
  status = case when status = 'missed' and direction = 'outbound' then 'ended' else status end,
  disposition = case
    when status in ('missed', 'voicemail') then case when direction = 'outbound' and status = 'missed' then 'no_answer' else status end
    when status = 'ended' then case when answered_at is null then 'no_answer' else 'answered' end
  end;

-- What the feed has said of a call ----------------------------------------------------------------------
-- Under the id of the leg that was the first of the call at the time: of a call that others became part of, all that was
-- said of any of them was said. No event tells this, so a rebuild leaves it alone.

create table call_publications (
  app_id uuid not null references apps on delete cascade,
  leg_id bigint not null,
  milestones text[] not null,
  -- When an unanswered call is to be published as missed, unless an answer is seen before.
  miss_due_at timestamptz,
  missed_at timestamptz,
  primary key (app_id, leg_id)
);
create index on call_publications (miss_due_at) where miss_due_at is not null;
call guard_tenant_table('call_publications');

insert into call_publications (app_id, leg_id, milestones, missed_at)
  select app_id, call_id,
    array['ring'] || case when answered_at is null then '{}' else array['started'] end ||
      case when status in ('ended', 'missed', 'voicemail') then array[status] else '{}' end,
    case when status = 'missed' then updated_at end
  from calls;

-- What people and programs attach to a call belongs to a leg ----------------------------------------------
-- A leg stays what it is when another one turns out to be the first of its call, or when two calls become one.

alter table call_insights rename column call_id to leg_id;
alter table call_insights
  add column from_linked_at timestamptz,
  add column to_linked_at timestamptz;
update call_insights set
  from_linked_at = case when from_identity_id is not null then enriched_at end,
  to_linked_at = case when to_identity_id is not null then enriched_at end;

create function keep_last(kept anyelement, said anyelement) returns anyelement
  language sql immutable strict parallel safe as 'select said';
-- The last that is not null.
create aggregate last_said(anyelement) (sfunc = keep_last, stype = anyelement);

-- What is attached to the legs of a call: of each, what was said last. That an end is linked to nobody was said, too.
create function insights_of_call(app uuid, call uuid) returns table (
  sentiment text, churn_risk text, themes text[], topics text[], resolved boolean, from_identity_id uuid,
  to_identity_id uuid, enriched_at timestamptz, transcript_parsed_at timestamptz, transcript_mined_at timestamptz
) language sql stable
begin atomic
  select
    last_said(n.sentiment order by n.enriched_at, n.leg_id),
    last_said(n.churn_risk order by n.enriched_at, n.leg_id),
    last_said(n.themes order by n.enriched_at, n.leg_id),
    last_said(n.topics order by n.enriched_at, n.leg_id),
    last_said(n.resolved order by n.enriched_at, n.leg_id),
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
grant execute on function keep_last(anyelement, anyelement), last_said(anyelement), insights_of_call(uuid, uuid)
  to trunkline_tenant, trunkline_hub, trunkline_engine;

create or replace view comms.dialpad_calls with (security_invoker = true) as
  select
    c.id,
    c.app_id,
    c.call_id::text as dialpad_call_id,
    c.master_call_id::text as master_call_id,
    c.entry_point_call_id::text as entry_point_call_id,
    c.direction,
    case
      when c.status in ('active', 'held') then 'connected'
      when c.status = 'ended' then case c.disposition when 'no_answer' then 'no_answer' else 'connected' end
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
    coalesce(c.transcript, c.voicemail_transcript) as transcript_text,
    i.transcript_parsed_at,
    c.recap_summary as ai_summary,
    i.sentiment as ai_sentiment,
    i.topics as ai_topics,
    i.enriched_at as yp3000_enriched_at,
    i.transcript_mined_at,
    (
      select jsonb_object_agg(l.leg_id, l.knowledge) from call_legs l
      where l.app_id = c.app_id and l.call_uuid = c.id
    ) as raw_data,
    c.created_at,
    c.updated_at,
    c.disposition
  from calls c left join lateral insights_of_call(c.app_id, c.id) as i on true;

create or replace view comms.dialpad_call_ai with (security_invoker = true) as
  select
    c.id,
    c.app_id,
    c.call_id::text as dialpad_call_id,
    c.recap_summary as ai_summary,
    c.transcript,
    i.sentiment,
    i.churn_risk,
    i.themes,
    i.resolved
  from calls c left join lateral insights_of_call(c.app_id, c.id) as i on true;

-- A call's deliveries keep their order, too ------------------------------------------------------------------
-- An entry of the feed is about the leg that was the first of its call then. The deliveries of all legs of what is one
-- call by now wait for each other; whatever is about something else waits for its like.
create function subjects_of_delivery(app uuid, type text, subject text) returns setof text language sql stable
begin atomic
  select subject
  union all
  select other.leg_id::text
  from call_legs as own join call_legs as other on other.app_id = own.app_id and other.call_uuid = own.call_uuid
  where own.app_id = app and other.leg_id <> own.leg_id and own.leg_id = case
    when type like 'call.%' or type = 'voicemail.received' then subject::bigint end;
end;
grant execute on function subjects_of_delivery(uuid, text, text) to trunkline_hub, trunkline_engine;

-- Messages -----------------------------------------------------------------------------------------------
-- Dialpad names them by numbers, and whatever else comes is kept and shown as it is.

alter table messages alter column message_id type text using message_id::text;
