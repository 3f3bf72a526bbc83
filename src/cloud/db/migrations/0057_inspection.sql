-- Courtyard rounds (庭院卫生检查): the village's rubric, rounds with their route, sheets from the phones, what households say.
create table inspection_rubric (
  village_id uuid not null references place (id),
  version integer not null check (version > 0),
  scheme text not null check (scheme in ('marks', 'faces')),
  lines jsonb not null,
  chosen_by uuid not null,
  chosen_by_name text not null,
  at timestamptz not null,
  primary key (village_id, version)
);
select make_append_only('inspection_rubric');

create table inspection_round (
  village_id uuid not null references place (id),
  id uuid not null,
  name text not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  -- 0: the default rubric.
  rubric_version integer not null check (rubric_version >= 0),
  leader_id uuid not null,
  leader_name text not null,
  -- What the levels are worth, where the rulebook has a rule for it.
  cleanest_item uuid,
  clean_item uuid,
  -- The resolution that turned a red list on.
  red_list_decision uuid,
  state text not null default 'open' check (state in ('open', 'closed')),
  primary key (village_id, id),
  foreign key (village_id, leader_id) references member (village_id, id),
  foreign key (village_id, red_list_decision) references decision (village_id, id)
);

create table inspection_round_event (
  village_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('opened', 'closed')),
  actor_id uuid not null,
  actor_name text not null,
  detail jsonb not null default '{}',
  primary key (village_id, id),
  foreign key (village_id, round_id) references inspection_round (village_id, id)
);
create index inspection_round_event_round on inspection_round_event (village_id, round_id, id);
select make_append_only('inspection_round_event');

create table inspection_inspector (
  village_id uuid not null,
  round_id uuid not null,
  member_id uuid not null,
  primary key (village_id, round_id, member_id),
  foreign key (village_id, round_id) references inspection_round (village_id, id),
  foreign key (village_id, member_id) references member (village_id, id)
);
create index inspection_inspector_member on inspection_inspector (village_id, member_id, round_id desc);
select make_append_only('inspection_inspector');

-- A household on a round's route, and what its sheets say so far: worked out anew from all of them with every arrival.
create table inspection_stop (
  village_id uuid not null,
  round_id uuid not null,
  household_id uuid not null,
  no integer not null check (no > 0),
  kind text not null default 'waiting' check (kind in ('waiting', 'look_again', 'done', 'helped')),
  sheets integer not null default 0 check (sheets >= 0),
  score integer check (score between 0 and 100),
  level text check (level in ('cleanest', 'clean', 'improving')),
  spread integer check (spread between 0 and 100),
  primary key (village_id, round_id, household_id),
  unique (village_id, round_id, no),
  foreign key (village_id, round_id) references inspection_round (village_id, id),
  foreign key (village_id, household_id) references household (village_id, id),
  check ((level is not null) = (kind = 'done')),
  check (kind <> 'done' or score is not null)
);
create index inspection_stop_household on inspection_stop (village_id, household_id, round_id desc);
create index inspection_stop_cleanest on inspection_stop (village_id, round_id) where level = 'cleanest';

create table inspection_sheet (
  village_id uuid not null,
  -- Made on the phone: the same sheet sent again is the same row.
  id uuid not null,
  round_id uuid not null,
  household_id uuid not null,
  inspector_id uuid not null,
  -- By the phone's clock; the later one of an inspector counts.
  at timestamptz not null,
  received_at timestamptz not null,
  consent text not null check (consent in ('none', 'standing', 'spoken')),
  marks jsonb not null,
  score integer check (score between 0 and 100),
  help text not null,
  advice text not null,
  again boolean not null,
  primary key (village_id, id),
  foreign key (village_id, round_id, household_id) references inspection_stop (village_id, round_id, household_id),
  foreign key (village_id, inspector_id) references member (village_id, id)
);
create index inspection_sheet_household on inspection_sheet (village_id, round_id, household_id);
create index inspection_sheet_inspector on inspection_sheet (village_id, round_id, inspector_id);
select make_append_only('inspection_sheet');

-- What is known of a household before its gate: whether it is helped (the committee's word), whether inspectors may come
-- in, and whether it may stand on a red list (its own words). The last one counts; null takes the word back.
create table inspection_word (
  village_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  kind text not null check (kind in ('helped', 'enter', 'red_list')),
  value boolean,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, household_id) references household (village_id, id)
);
create index inspection_word_last on inspection_word (village_id, household_id, kind, at desc, id desc);
create index inspection_word_helped on inspection_word (village_id, household_id, at desc, id desc) where kind = 'helped';
select make_append_only('inspection_word');
