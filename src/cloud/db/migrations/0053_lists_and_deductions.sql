-- The lists of who earned what go by the household's number, also for those that have moved away since.
create index household_by_no on household (village_id, no, id);

-- A deduction on its way: reminded, told, answered, reviewed. Off unless the rulebook in force has deductions, which a
-- villagers' meeting resolved and the township filed. Shown to its household and to those who handle it alone.
create table deduction_case (
  village_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  item_id uuid not null,
  state text not null check (state in ('REMINDED', 'INFORMED', 'REVIEWED', 'BOOKED', 'DROPPED')),
  occurred_on date not null,
  words text not null,
  reminded_on date not null,
  reminded_by uuid not null,
  informed_on date,
  informed_by uuid,
  answer_on date,
  answer_words text,
  ended_on date,
  reason text,
  -- What was taken, and the entry that took it; 0 where nothing of the period was left.
  taken integer check (taken >= 0),
  entry_id uuid,
  primary key (village_id, id),
  foreign key (village_id, household_id) references household (village_id, id),
  foreign key (village_id, item_id) references rulebook_item (village_id, id),
  check ((state = 'BOOKED') = (taken is not null)),
  check ((entry_id is not null) = (coalesce(taken, 0) > 0))
);
create index deduction_case_household on deduction_case (village_id, household_id, id desc);
-- One deed is held against a household once; what was dropped may be begun again.
create unique index deduction_case_deed on deduction_case (village_id, household_id, item_id, occurred_on)
  where state <> 'DROPPED';
create index deduction_case_informed on deduction_case (informed_on) where state = 'INFORMED';

create table deduction_event (
  village_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  act text not null,
  state text not null,
  actor_id uuid not null,
  actor_name text not null,
  actor_role text not null,
  words text,
  primary key (village_id, id),
  foreign key (village_id, case_id) references deduction_case (village_id, id)
);
create index deduction_event_case on deduction_event (village_id, case_id, id);
select make_append_only('deduction_event');
