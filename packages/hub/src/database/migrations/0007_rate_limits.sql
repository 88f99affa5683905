-- How often keys and addresses have asked, for all hubs together. Not worth a log: after a crash they begin anew.
create unlogged table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
