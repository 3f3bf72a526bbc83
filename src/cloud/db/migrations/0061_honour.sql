alter table file drop constraint file_owner_kind_check;
alter table file add constraint file_owner_kind_check
  check (owner_kind in ('issue', 'issue_line', 'decision', 'notice', 'meeting', 'claim', 'inspection', 'goods', 'honour'));
alter table notice drop constraint notice_subject_kind_check;
alter table notice add constraint notice_subject_kind_check
  check (subject_kind in ('decision_resolution', 'decision_result', 'points_batch', 'accounts', 'honour_round'));

-- 最美评选: one round of one award. Every change of a round or of a household in it locks this row first.
create table honour_round (
  village_id uuid not null references place (id),
  id uuid not null,
  category text not null,
  period text not null,
  standard text not null,
  nominate_until date not null,
  plaques integer not null check (plaques > 0),
  points integer not null check (points > 0),
  method text not null check (method in ('points', 'yes_no')),
  state text not null check (state in ('nominating', 'judging', 'judged', 'on_notice', 'awarded', 'cancelled')),
  -- An objection against its notice was found right, and no new notice hangs yet.
  stopped boolean not null default false,
  -- The newest draft of its notice.
  notice_id uuid,
  opened_by uuid not null,
  opened_by_name text not null,
  opened_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, notice_id) references notice (village_id, id),
  check (state not in ('on_notice', 'awarded') or notice_id is not null)
);
-- What the clock watches, over all villages.
create index honour_round_watched on honour_round (village_id, id) where state = 'on_notice';
create trigger honour_round_frozen before update or delete on honour_round for each row execute function refuse_frozen(
  'village_id', 'id', 'category', 'period', 'standard', 'nominate_until', 'plaques', 'points', 'method', 'opened_by',
  'opened_by_name', 'opened_at');
create trigger honour_round_no_truncate before truncate on honour_round for each statement
  execute function refuse_frozen();

-- A household in a round, once; from its nomination to its plaque.
create table honour_nominee (
  village_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  household_id uuid not null,
  household_no text not null,
  group_id uuid not null,
  courtyard_id uuid,
  nominator_id uuid not null,
  nominator_name text not null,
  -- Whether the household itself put its name down.
  own boolean not null,
  words text not null,
  state text not null check (state in ('asked', 'entered', 'supported', 'chosen', 'passed_over', 'declined',
    'withdrawn', 'struck', 'lapsed', 'hung', 'mending', 'paused')),
  -- When the household agreed, and whether the notice may show the whole name of its head.
  agreed_at timestamptz,
  full_name boolean not null default false,
  -- What the panel's judgments came to, in words, once it has closed.
  result text,
  hung_on date,
  entry_id uuid,
  mend_until date,
  told_by uuid,
  nominated_at timestamptz not null,
  primary key (village_id, id),
  unique (village_id, round_id, household_id),
  foreign key (village_id, round_id) references honour_round (village_id, id),
  foreign key (village_id, household_id) references household (village_id, id),
  check (state in ('asked', 'declined', 'lapsed') or agreed_at is not null),
  check ((state = 'mending') = (mend_until is not null) and (mend_until is null) = (told_by is null)),
  check (state not in ('hung', 'mending', 'paused') or hung_on is not null)
);
create index honour_nominee_round on honour_nominee (village_id, round_id, household_no);
create index honour_nominee_household on honour_nominee (village_id, household_id, id desc);
create index honour_nominee_nominator on honour_nominee (village_id, nominator_id, id desc);
-- What awaits the courtyard, and the plaques of a village.
create index honour_nominee_open on honour_nominee (village_id, id desc)
  where state in ('asked', 'entered', 'supported');
create index honour_nominee_plaque on honour_nominee (village_id, id desc)
  where state in ('hung', 'mending', 'paused');
create trigger honour_nominee_frozen before update or delete on honour_nominee for each row execute function
  refuse_frozen('village_id', 'id', 'round_id', 'household_id', 'household_no', 'nominator_id', 'nominator_name', 'own',
  'words', 'nominated_at');
create trigger honour_nominee_no_truncate before truncate on honour_nominee for each statement
  execute function refuse_frozen();

-- Every step of a round and of the households in it; nominee_id is empty for a step of the round.
create table honour_event (
  village_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  nominee_id uuid,
  at timestamptz not null,
  kind text not null,
  from_state text,
  to_state text not null,
  by_id uuid not null,
  by_name text not null,
  by_role text not null,
  words text,
  until_day date,
  primary key (village_id, id),
  foreign key (village_id, round_id) references honour_round (village_id, id),
  foreign key (village_id, nominee_id) references honour_nominee (village_id, id)
);
create index honour_event_round on honour_event (village_id, round_id, id) where nominee_id is null;
create index honour_event_nominee on honour_event (village_id, nominee_id, id) where nominee_id is not null;
select make_append_only('honour_event');

-- 院落评议: one word a person, with who was there.
create table honour_view (
  village_id uuid not null,
  nominee_id uuid not null,
  by_id uuid not null,
  by_name text not null,
  by_role text not null,
  supports boolean not null,
  words text not null,
  present text not null,
  at timestamptz not null,
  primary key (village_id, nominee_id, by_id),
  foreign key (village_id, nominee_id) references honour_nominee (village_id, id)
);
select make_append_only('honour_view');

-- The panel: each judge once for each household.
create table honour_judgment (
  village_id uuid not null,
  nominee_id uuid not null,
  by_id uuid not null,
  by_name text not null,
  by_role text not null,
  points integer not null check (points between 0 and 100),
  words text not null,
  at timestamptz not null,
  primary key (village_id, nominee_id, by_id),
  foreign key (village_id, nominee_id) references honour_nominee (village_id, id)
);
select make_append_only('honour_judgment');

-- 点赞: decides nothing, and can be taken back; so it is no history.
create table honour_heart (
  village_id uuid not null,
  nominee_id uuid not null,
  member_id uuid not null,
  given boolean not null,
  at timestamptz not null,
  primary key (village_id, nominee_id, member_id),
  foreign key (village_id, nominee_id) references honour_nominee (village_id, id)
);

-- Whom a notice names, as it was frozen.
create table honour_notice_line (
  village_id uuid not null,
  notice_id uuid not null,
  nominee_id uuid not null,
  primary key (village_id, notice_id, nominee_id),
  foreign key (village_id, notice_id) references notice (village_id, id),
  foreign key (village_id, nominee_id) references honour_nominee (village_id, id)
);
select make_append_only('honour_notice_line');
