-- Leave to open one live connection, for programs in browsers, which can set no header there. Good for a minute, once.
create unlogged table live_tickets (
  token_hash bytea primary key,
  app_id uuid not null references apps on delete cascade,
  -- Whoever got it is a person, who sees what was said only with their PIN.
  is_person boolean not null,
  expires_at timestamptz not null
);
