-- Every choice a county made about the course of decisions: the whole of it as it stood after the change.
create table county_choice_event (
  place_id uuid not null references place (id),
  id uuid not null,
  at timestamptz not null,
  actor_id uuid not null,
  actor_name text not null,
  reason text not null,
  before jsonb not null,
  after jsonb not null,
  primary key (place_id, id)
);
select make_append_only('county_choice_event');

-- The demo's clock: how far it was moved ahead of the machine's. One row; where real people are it stays at nothing.
create table demo_clock (
  only_row boolean not null default true check (only_row),
  ahead_ms bigint not null default 0 check (ahead_ms >= 0),
  -- The press that moved it last and where it was to lead, so that the same press again goes on instead of anew.
  request_id uuid,
  goal_ms bigint check (goal_ms >= 0),
  primary key (only_row)
);
insert into demo_clock default values;
