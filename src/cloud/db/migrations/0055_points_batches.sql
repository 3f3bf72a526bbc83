-- A month's batch of claims: reviewed together, put on notice together. What the draw rests on is written when it is
-- opened and never changes.
create table points_batch (
  village_id uuid not null references place (id),
  id uuid not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  no integer not null check (no > 0),
  state text not null check (state in ('REVIEWING', 'REVIEWED', 'ON_NOTICE', 'CLOSED')),
  claims integer not null check (claims > 0),
  head_no integer not null,
  head_hash text not null check (head_hash ~ '^[0-9a-f]{64}$'),
  -- The name under which lots are drawn: the month's batch and the fingerprint of the list.
  draw_name text not null,
  draw_percent integer not null check (draw_percent between 10 and 100),
  drawn integer not null check (drawn > 0),
  opened_by uuid not null,
  opened_by_name text not null,
  opened_by_role text not null,
  opened_at timestamptz not null,
  -- The newest draft of its notice, and what that prints of the chain.
  notice_id uuid,
  notice_head_no integer,
  notice_head_hash text,
  -- When what was not held back was booked.
  booked_at timestamptz,
  closed_at timestamptz,
  primary key (village_id, id),
  unique (village_id, month, no),
  check ((state = 'CLOSED') = (closed_at is not null)),
  check (state <> 'ON_NOTICE' or notice_id is not null)
);
-- One batch is under review at a time.
create unique index points_batch_open on points_batch (village_id) where state in ('REVIEWING', 'REVIEWED');
create index points_batch_list on points_batch (village_id, id desc);
create index points_batch_watched on points_batch (village_id, id) where state = 'ON_NOTICE' and booked_at is null;
create trigger points_batch_frozen before update or delete on points_batch for each row execute function refuse_frozen(
  'village_id', 'id', 'month', 'no', 'claims', 'head_no', 'head_hash', 'draw_name', 'draw_percent', 'drawn', 'opened_by',
  'opened_by_name', 'opened_by_role', 'opened_at');
create trigger points_batch_no_truncate before truncate on points_batch for each statement execute function refuse_frozen();

-- What lay in the batch when it was opened, with every lot: the draw can be made again from it.
create table points_batch_claim (
  village_id uuid not null,
  batch_id uuid not null,
  claim_id uuid not null,
  lot text not null,
  drawn boolean not null,
  primary key (village_id, batch_id, claim_id),
  foreign key (village_id, batch_id) references points_batch (village_id, id),
  foreign key (village_id, claim_id) references claim (village_id, id)
);
select make_append_only('points_batch_claim');

create table claim_recheck (
  village_id uuid not null,
  batch_id uuid not null,
  claim_id uuid not null,
  points integer not null check (points >= 0),
  words text,
  by_id uuid not null,
  by_name text not null,
  by_role text not null,
  at timestamptz not null,
  primary key (village_id, batch_id, claim_id),
  foreign key (village_id, batch_id) references points_batch (village_id, id),
  foreign key (village_id, claim_id) references claim (village_id, id)
);
select make_append_only('claim_recheck');

-- The lines of a batch's notice as it was frozen: a household, its number on the list, its sums.
create table points_batch_line (
  village_id uuid not null,
  notice_id uuid not null,
  no integer not null check (no > 0),
  batch_id uuid not null,
  household_id uuid not null,
  participation integer not null check (participation >= 0),
  courtyard integer not null check (courtyard >= 0),
  virtue integer not null check (virtue >= 0),
  primary key (village_id, notice_id, no),
  unique (village_id, notice_id, household_id),
  foreign key (village_id, notice_id) references notice (village_id, id),
  foreign key (village_id, batch_id) references points_batch (village_id, id),
  foreign key (village_id, household_id) references household (village_id, id)
);
select make_append_only('points_batch_line');

-- An objection against a points notice names the line it is about, and holds back that line alone.
alter table objection add column line_no integer check (line_no > 0);
drop trigger objection_frozen on objection;
create trigger objection_frozen before update or delete on objection for each row execute function refuse_frozen(
  'village_id', 'id', 'notice_id', 'objector_id', 'show_name', 'ground', 'words', 'filed_at', 'line_no');
create index objection_line on objection (village_id, notice_id, line_no) where line_no is not null;

-- What is booked goes only by a red entry, and only when two people want it: one asks, the supervision committee decides.
create table points_reversal (
  village_id uuid not null references place (id),
  id uuid not null,
  entry_id uuid not null,
  household_id uuid not null,
  claim_id uuid,
  reason text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_by_role text not null,
  asked_at timestamptz not null,
  state text not null check (state in ('open', 'done', 'refused')),
  decided_by uuid,
  decided_by_name text,
  decided_by_role text,
  decided_at timestamptz,
  words text,
  reversal_entry_id uuid,
  primary key (village_id, id),
  foreign key (village_id, household_id) references household (village_id, id),
  foreign key (village_id, claim_id) references claim (village_id, id),
  check ((state = 'open') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check ((state = 'done') = (reversal_entry_id is not null)),
  check (decided_by is null or decided_by <> asked_by)
);
create unique index points_reversal_open on points_reversal (village_id, entry_id) where state <> 'refused';
create index points_reversal_list on points_reversal (village_id, id desc);
create trigger points_reversal_frozen before update or delete on points_reversal for each row execute function
  refuse_frozen('village_id', 'id', 'entry_id', 'household_id', 'claim_id', 'reason', 'asked_by', 'asked_by_name',
  'asked_by_role', 'asked_at');
create trigger points_reversal_over before update on points_reversal for each row when (old.state <> 'open')
  execute function refuse_frozen('state', 'decided_by', 'decided_by_name', 'decided_by_role', 'decided_at', 'words',
  'reversal_entry_id');
create trigger points_reversal_no_truncate before truncate on points_reversal for each statement
  execute function refuse_frozen();

-- In how many days a line of a points notice can be objected to; null: the proposed five.
alter table county_choice add column points_window_days integer check (points_window_days between 3 and 7);
