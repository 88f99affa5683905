-- Links for the first administrator: each start of a hub prints one, and all of them end when an administrator exists.
alter table staff_links add column first_admin boolean not null default false;

-- Single-use links by which somebody without an account connects an app to Dialpad.
create table connect_links (
  token_hash bytea primary key,
  app_id uuid not null references apps on delete cascade,
  expires_at timestamptz not null
);
alter table connect_links enable row level security;
create policy every_row on connect_links to trunkline_hub, trunkline_engine using (true);
grant select, insert, delete on connect_links to trunkline_hub, trunkline_engine;
