alter table file drop constraint file_owner_kind_check;
alter table file add constraint file_owner_kind_check
  check (owner_kind in ('issue', 'issue_line', 'decision', 'notice', 'meeting', 'claim', 'inspection', 'goods'));

-- One sheet: one rule, one day, one hand; its lines are claims. A household's own claim is a sheet of one line, a work
-- day of sixty people one of sixty.
create table claim_sheet (
  village_id uuid not null references place (id),
  id uuid not null,
  kind text not null check (kind in ('claim', 'record')),
  item_id uuid not null,
  occurred_on date not null,
  note text,
  by_id uuid not null,
  by_name text not null,
  by_role text not null,
  at timestamptz not null,
  lines integer not null check (lines > 0),
  primary key (village_id, id),
  foreign key (village_id, item_id) references rulebook_item (village_id, id)
);
create index claim_sheet_by on claim_sheet (village_id, by_id, id desc);
select make_append_only('claim_sheet');

create table claim (
  village_id uuid not null,
  id uuid not null,
  sheet_id uuid not null,
  line integer not null check (line >= 0),
  household_id uuid not null,
  member_id uuid,
  -- Whoever declared it for the household; empty where an office recorded it.
  claimant_id uuid,
  item_id uuid not null,
  occurred_on date not null,
  times integer not null check (times > 0),
  asked integer not null check (asked > 0),
  state text not null check (state in ('DECLARED', 'FIRST_SCORED', 'VILLAGE_REVIEWED', 'PUBLICITY', 'OBJECTED',
    'REVIEWED', 'POSTED', 'REJECTED', 'REVERSED', 'WITHDRAWN')),
  points integer check (points between 0 and asked),
  round integer not null default 1 check (round in (1, 2)),
  rejected_on date,
  reconsidering boolean not null default false,
  -- The month's batch that it lies in now, and the entry that stands for it in the ledger.
  batch_id uuid,
  entry_id uuid,
  updated_at timestamptz not null,
  primary key (village_id, id),
  unique (village_id, sheet_id, line),
  foreign key (village_id, sheet_id) references claim_sheet (village_id, id),
  foreign key (village_id, household_id) references household (village_id, id),
  foreign key (village_id, member_id) references member (village_id, id),
  foreign key (village_id, item_id) references rulebook_item (village_id, id),
  check ((state = 'REJECTED') <= (rejected_on is not null)),
  check (not reconsidering or (state = 'REJECTED' and round = 2)),
  check (state in ('DECLARED', 'WITHDRAWN', 'REJECTED') or points > 0)
);
create index claim_household on claim (village_id, household_id, id desc);
create index claim_claimant on claim (village_id, claimant_id, id desc) where claimant_id is not null;
-- The same deed twice, and what is under way below a cap.
create index claim_deed on claim (village_id, household_id, item_id, occurred_on);
-- The queues: only what is open lies in them, however many claims there were.
create index claim_to_score on claim (village_id, sheet_id, id) where state = 'DECLARED' or reconsidering;
create index claim_to_gather on claim (village_id, id) where state = 'FIRST_SCORED' and batch_id is null;
create index claim_batch on claim (village_id, batch_id, id) where batch_id is not null;
create index claim_entry on claim (village_id, entry_id) where entry_id is not null;
create trigger claim_frozen before update or delete on claim for each row execute function refuse_frozen(
  'village_id', 'id', 'sheet_id', 'line', 'household_id', 'member_id', 'claimant_id', 'item_id', 'occurred_on', 'times',
  'asked');
create trigger claim_no_truncate before truncate on claim for each statement execute function refuse_frozen();

create table claim_event (
  village_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  at timestamptz not null,
  type text not null,
  from_state text,
  to_state text not null,
  points integer,
  words text,
  -- Empty where the clock did it, and where naming the actor would name who objected.
  actor_id uuid,
  actor_name text,
  actor_role text,
  primary key (village_id, id),
  foreign key (village_id, claim_id) references claim (village_id, id),
  check ((actor_id is null) = (actor_name is null) and (actor_id is null) = (actor_role is null))
);
create index claim_event_claim on claim_event (village_id, claim_id, id);
select make_append_only('claim_event');

-- Who gave how much, in which round: each judge once.
create table claim_score (
  village_id uuid not null,
  claim_id uuid not null,
  round integer not null check (round in (1, 2)),
  scorer_id uuid not null,
  scorer_name text not null,
  scorer_role text not null,
  points integer not null check (points >= 0),
  reason text,
  at timestamptz not null,
  primary key (village_id, claim_id, round, scorer_id),
  foreign key (village_id, claim_id) references claim (village_id, id)
);
select make_append_only('claim_score');
