-- Where the hub tries whether something can be written, while storing events fails: one row, of no app.
create table write_probe (
  id boolean primary key default true check (id),
  filler text not null,
  written_at timestamptz not null
);
-- Compressed, it would need no room.
alter table write_probe alter column filler set storage external;
grant select, insert, update on write_probe to trunkline_engine;
