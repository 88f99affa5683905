-- Messages, voicemails, agents and the change log; all that is known of a call; the raw log by weeks.

-- The raw log, a table for each week -----------------------------------------------------------------
-- What lies past the retention moves to the archive as a whole table: nothing is copied, all stays readable.

alter table webhook_events rename to webhook_events_before;
alter index webhook_events_pkey rename to webhook_events_before_pkey;

create table webhook_events (
  id bigint not null default nextval('webhook_event_ids'),
  app_id uuid references apps on delete cascade,
  source text not null check (source in ('webhook', 'pull')),
  kind text not null,
  event_type text,
  dialpad_event_id text,
  payload text not null,
  received_at timestamptz not null default now(),
  primary key (id, received_at)
) partition by range (received_at);
create index webhook_events_by_subject on webhook_events (app_id, dialpad_event_id);
create table webhook_events_elsewhen partition of webhook_events default;

create table archived_webhook_events (like webhook_events including all) partition by range (received_at);

-- Every event that was ever received, wherever it lies.
create view all_webhook_events as
  select * from webhook_events union all select * from archived_webhook_events;

-- Makes the tables of all weeks between two moments, as far as they are missing.
create function make_event_weeks(first timestamptz, last timestamptz) returns void language plpgsql as $$
declare
  week timestamptz := date_trunc('week', first, 'UTC');
  name text;
begin
  while week <= last loop
    name := 'webhook_events_' || to_char(week at time zone 'UTC', 'IYYY_"w"IW');
    if to_regclass(name) is null then
      execute format(
        'create table %I partition of webhook_events for values from (%L) to (%L)',
        name, week, week + interval '7 days');
    end if;
    week := week + interval '7 days';
  end loop;
end
$$;

-- Moves the weeks that ended before a moment to the archive, and forgets their fingerprints. Says how many.
create function archive_event_weeks(before timestamptz) returns integer language plpgsql as $$
declare
  week record;
  upper_bound timestamptz;
  moved integer := 0;
begin
  for week in
    select c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'webhook_events'::regclass and pg_get_expr(c.relpartbound, c.oid) <> 'DEFAULT'
    order by 1
  loop
    upper_bound := substring(week.bound from 'TO \(''(.*)''\)')::timestamptz;
    continue when upper_bound > before;
    -- What still waits to be applied stays where it is looked for.
    continue when exists (select from pending_events where received_at < upper_bound);
    continue when exists (select from unplaced_events where received_at < upper_bound);
    execute format('alter table webhook_events detach partition %I', week.name);
    execute format('alter table archived_webhook_events attach partition %I %s', week.name, week.bound);
    delete from event_fingerprints where received_at < upper_bound;
    moved := moved + 1;
  end loop;
  return moved;
end
$$;

do $$
begin
  perform make_event_weeks(
    coalesce((select min(received_at) from webhook_events_before), now()), now() + interval '14 days');
end
$$;
insert into webhook_events select * from webhook_events_before;
alter sequence webhook_event_ids owned by none;
drop table webhook_events_before;

-- Where an event lies is part of its address.
alter table event_fingerprints add column received_at timestamptz not null default now();
create index on event_fingerprints (received_at);
alter table pending_events add column received_at timestamptz;
alter table unplaced_events add column received_at timestamptz;
update pending_events set received_at = e.received_at from webhook_events e where e.id = event_id;
update unplaced_events set received_at = e.received_at from webhook_events e where e.id = event_id;
alter table pending_events alter column received_at set not null;
alter table unplaced_events alter column received_at set not null;

-- Calls, all that their legs tell -------------------------------------------------------------------

alter table calls
  add column master_call_id bigint,
  add column entry_point_call_id bigint,
  add column is_internal boolean not null default false,
  add column is_transferred boolean not null default false,
  add column hold_time_ms bigint,
  add column total_duration_ms bigint,
  add column participants jsonb not null default '[]',
  add column transcript text,
  add column recap_outcome text,
  add column recap_purposes text[] not null default '{}',
  add column recap_action_items text[] not null default '{}',
  add column csat_score text,
  add column dispositions text[] not null default '{}',
  add column labels text[] not null default '{}',
  add column custom_data text,
  -- When the first and the last event of it were received.
  add column created_at timestamptz not null default now(),
  add column updated_at timestamptz not null default now();
create index calls_changed on calls (app_id, updated_at);

-- What people and programs add to a call, which no event tells. A rebuild leaves it alone.
create table call_insights (
  app_id uuid not null references apps on delete cascade,
  call_id bigint not null,
  sentiment text check (sentiment in ('positive', 'neutral', 'negative', 'mixed')),
  churn_risk text check (churn_risk in ('low', 'medium', 'high', 'critical')),
  themes text[],
  topics text[],
  resolved boolean,
  from_identity_id uuid,
  to_identity_id uuid,
  enriched_at timestamptz,
  transcript_parsed_at timestamptz,
  transcript_mined_at timestamptz,
  primary key (app_id, call_id)
);

create table voicemails (
  id uuid not null,
  app_id uuid not null references apps on delete cascade,
  call_uuid uuid not null,
  dialpad_call_id bigint not null,
  recording_id text,
  dialpad_user_id bigint,
  target_name text,
  from_number text,
  from_name text,
  to_number text,
  recording_url text,
  transcript text,
  duration_seconds integer,
  left_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (app_id, id)
);
create index voicemails_newest on voicemails (app_id, left_at desc, id desc);
create index voicemails_of_call on voicemails (app_id, call_uuid);

create table messages (
  app_id uuid not null references apps on delete cascade,
  message_id bigint not null,
  direction text not null check (direction in ('inbound', 'outbound')),
  status text not null,
  delivery_result text,
  from_number text,
  to_numbers text[] not null,
  external_e164 text,
  text text,
  is_mms boolean not null,
  media_url text,
  is_internal boolean not null,
  sender_id bigint,
  target_id bigint,
  target_type text,
  target_name text,
  contact_id text,
  contact_name text,
  sent_at timestamptz not null,
  status_at timestamptz not null,
  knowledge jsonb not null,
  primary key (app_id, message_id)
);
create index messages_newest on messages (app_id, sent_at desc, message_id desc);
create index messages_of_number on messages (app_id, external_e164, sent_at desc);

-- Every status that an agent ever had, and since when.
create table agent_statuses (
  app_id uuid not null references apps on delete cascade,
  user_id bigint not null,
  changed_at timestamptz not null,
  duty_status text not null,
  is_available boolean,
  duty_reason text not null,
  call_center_ids bigint[] not null,
  is_power_dialing boolean,
  user_name text,
  user_email text,
  event_at timestamptz not null,
  primary key (app_id, user_id, changed_at, event_at, duty_status, duty_reason)
);

create table change_log (
  app_id uuid not null references apps on delete cascade,
  event_id bigint not null,
  changed_at timestamptz not null,
  action text not null,
  note text,
  details jsonb,
  target_type text,
  target_id bigint,
  changed_by_name text,
  changed_by_id bigint,
  primary key (app_id, event_id)
);
create index change_log_newest on change_log (app_id, changed_at desc, event_id desc);

-- The feed tells of all of it.
alter table feed rename column call_id to subject_id;
alter table feed alter column subject_id type text using subject_id::text;

-- For those who bring their own queries -------------------------------------------------------------

create schema comms;
grant usage on schema comms to trunkline_tenant;

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
      when c.status = 'ended' then case when c.answered_at is null then 'missed' else 'connected' end
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
    c.updated_at
  from calls c left join call_insights i using (app_id, call_id);

create view comms.dialpad_call_ai with (security_invoker = true) as
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
  from calls c left join call_insights i using (app_id, call_id);

-- Isolation -----------------------------------------------------------------------------------------

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['call_insights', 'voicemails', 'messages', 'agent_statuses', 'change_log'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format(
      'create policy own_rows on %I to trunkline_tenant using (app_id = current_app())', tenant_table);
    execute format('grant select on %I to trunkline_tenant', tenant_table);
  end loop;
end
$$;
grant select on comms.dialpad_calls, comms.dialpad_call_ai to trunkline_tenant;

-- These are written again and again while a call goes on: compressing them each time costs more than the room.
alter table call_legs alter column knowledge set storage external;
alter table messages alter column knowledge set storage external;
alter table calls alter column timeline set storage external;
alter table calls alter column participants set storage external;
alter table feed alter column payload set storage external;
