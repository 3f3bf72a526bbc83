-- 练习村: a place where people of a county try everything with made-up people. It lies under a county and a township of its
-- own, so that no sum, list or report of a real one can ever hold it.
alter table place add column is_training boolean not null default false;

-- Each beginning is a village of its own: histories are append-only, so what was tried out is ended and never wiped.
create table training_village (
  -- The county whose people practise there.
  place_id uuid not null references place (id),
  no integer not null check (no > 0),
  village_id uuid not null references place (id),
  township_id uuid not null references place (id),
  founded_at timestamptz not null,
  -- Empty where it came with the demo.
  founded_by uuid,
  founded_by_name text,
  ended_at timestamptz,
  ended_by uuid,
  ended_by_name text,
  primary key (place_id, no),
  check (num_nulls(ended_at, ended_by, ended_by_name) in (0, 3)),
  check (num_nulls(founded_by, founded_by_name) in (0, 2))
);
-- One at a time.
create unique index training_village_open on training_village (place_id) where ended_at is null;

-- Who practises is not who they are: an account of its own for each visit.
alter table account drop constraint account_provider_check;
alter table account add constraint account_provider_check
  check (provider in ('wechat', 'demo', 'training')) not valid;
alter table binding drop constraint binding_via_check;
alter table binding add constraint binding_via_check
  check (via in ('phone', 'gate_code', 'demo', 'training')) not valid;
