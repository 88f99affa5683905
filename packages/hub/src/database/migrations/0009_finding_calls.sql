-- Finding calls: by whom, when and what was said, fast in a long log.

create index calls_by_external on calls (app_id, external_e164, started_at desc, id desc);
create index calls_by_internal on calls (app_id, internal_number, started_at desc, id desc);
create index calls_by_user on calls (app_id, user_id, started_at desc, id desc);
create index calls_by_department on calls (app_id, department, started_at desc, id desc);
create index calls_with_recording on calls (app_id, started_at desc, id desc) where was_recorded;
drop index calls_changed;
create index calls_changed on calls (app_id, updated_at, id);

-- The words of a call. Names of contacts are not among them: those are looked up where they are.
create function call_words(
  contact_name text, user_name text, department text, voicemail_transcript text, recap_summary text, transcript text
) returns tsvector language sql immutable parallel safe
return to_tsvector('simple'::regconfig,
  coalesce(contact_name, '') || ' ' || coalesce(user_name, '') || ' ' || coalesce(department, '') || ' ' ||
  coalesce(voicemail_transcript, '') || ' ' || coalesce(recap_summary, '') || ' ' || coalesce(transcript, ''));

create index calls_by_words on calls using gin (
  call_words(contact_name, user_name, department, voicemail_transcript, recap_summary, transcript));

create function contact_words(display_name text, company_name text) returns tsvector
  language sql immutable parallel safe
return to_tsvector('simple'::regconfig, coalesce(display_name, '') || ' ' || coalesce(company_name, ''));

create index contacts_by_words on contacts using gin (contact_words(display_name, company_name));

-- Row-level security looks at every row of an app before a word or a list is compared, so an index of words is of no use
-- to it. These functions look it up as the owner, and name the app themselves: the one of the transaction, where it
-- has one.
create function is_own_app(app uuid) returns boolean language sql stable
return app = coalesce(current_app(), app);

create function contacts_of_numbers(app uuid, numbers text[]) returns setof contacts
  language sql stable security definer set search_path from current
begin atomic
  select * from contacts where app_id = app and is_own_app(app) and not deleted and phones && numbers;
end;

-- The newest calls whose words, or whose caller's name, match; no more than so many are told.
create function calls_of_words(app uuid, words tsquery, at_most integer) returns setof uuid
  language sql stable security definer set search_path from current
begin atomic
  select found.id from (
    select id, started_at from calls
    where app_id = app and is_own_app(app)
      and call_words(contact_name, user_name, department, voicemail_transcript, recap_summary, transcript) @@ words
    union
    select c.id, c.started_at from contacts as k cross join unnest(k.phones) as phone
      join calls as c on c.app_id = app and c.external_e164 = phone
    where k.app_id = app and is_own_app(app) and not k.deleted
      and contact_words(k.display_name, k.company_name) @@ words
  ) as found
  order by found.started_at desc
  limit at_most;
end;

-- How many calls there are, by direction and status: counting a million of them takes too long for every page.
create table call_counts (
  app_id uuid not null references apps on delete cascade,
  direction text not null,
  status text not null,
  count bigint not null,
  primary key (app_id, direction, status)
);
insert into call_counts select app_id, direction, status, count(*) from calls group by 1, 2, 3;
alter table call_counts enable row level security;
create policy own_rows on call_counts to trunkline_tenant using (app_id = current_app());
grant select on call_counts to trunkline_tenant;

create function count_new_calls() returns trigger language plpgsql as $$
begin
  insert into call_counts as known
    select app_id, direction, status, count(*) from added group by 1, 2, 3
    on conflict (app_id, direction, status) do update set count = known.count + excluded.count;
  return null;
end
$$;
create function count_gone_calls() returns trigger language plpgsql as $$
begin
  update call_counts as known set count = known.count - gone.count
  from (select app_id, direction, status, count(*) from removed group by 1, 2, 3) as gone
  where known.app_id = gone.app_id and known.direction = gone.direction and known.status = gone.status;
  return null;
end
$$;
create function count_changed_calls() returns trigger language plpgsql as $$
begin
  insert into call_counts as known
    select app_id, direction, status, sum(change) from (
      select app_id, direction, status, 1 as change from added
      union all
      select app_id, direction, status, -1 from removed
    ) as changes
    group by 1, 2, 3 having sum(change) <> 0
    on conflict (app_id, direction, status) do update set count = known.count + excluded.count;
  return null;
end
$$;
create trigger count_new after insert on calls
  referencing new table as added for each statement execute function count_new_calls();
create trigger count_gone after delete on calls
  referencing old table as removed for each statement execute function count_gone_calls();
create trigger count_changed after update on calls
  referencing old table as removed new table as added for each statement execute function count_changed_calls();
