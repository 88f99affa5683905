-- What was asked for once already: who asks again with the same key gets the same answer, and nothing happens twice.
create table idempotency_keys (
  app_id uuid not null references apps on delete cascade,
  key text not null,
  request_hash bytea not null,
  -- Null while it is being done.
  status integer,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (app_id, key)
);
create index on idempotency_keys (created_at);
alter table idempotency_keys enable row level security;
create policy own_rows on idempotency_keys to trunkline_tenant using (app_id = current_app());
grant select on idempotency_keys to trunkline_tenant;
