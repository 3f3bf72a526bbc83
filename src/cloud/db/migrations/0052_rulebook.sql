-- A rulebook as the village votes on it: several caps an item, exclusive groups, who records, honour points, a term
-- after which points run out, and the decision that adopted it.
alter table rulebook
  -- Null for what was adopted before there were decisions here: `adopted_by` says it in words.
  add column decision_id uuid,
  add column adopted_on date,
  add column fingerprint text,
  -- Points of a year can be spent until this day ('03-31') so many years on; null: for ever.
  add column expiry_years_on integer check (expiry_years_on between 1 and 3),
  add column expiry_month_day text check (expiry_month_day ~ '^[01][0-9]-[0-3][0-9]$'),
  -- Which period's points a deduction may reduce, and the paper by which the township filed it; null: no deductions.
  add column deduction_period text check (deduction_period in ('month', 'quarter', 'year')),
  add column resolved_on date,
  add column filed_document text,
  add constraint rulebook_decision foreign key (village_id, decision_id) references decision (village_id, id),
  -- One decision adopts one version.
  add constraint rulebook_decision_once unique (village_id, decision_id),
  add constraint rulebook_expiry_whole check ((expiry_years_on is null) = (expiry_month_day is null)),
  -- Deductions stand on a resolution that was filed, or are none (组织法第31条).
  add constraint rulebook_deduction_filed check (deduction_period is null
    or (decision_id is not null and resolved_on is not null and filed_document is not null));
select make_append_only('rulebook');

create table rulebook_group (
  village_id uuid not null,
  rulebook_id uuid not null,
  name text not null,
  per text not null check (per in ('household', 'person')),
  period text not null check (period in ('day', 'month', 'quarter', 'year')),
  primary key (village_id, rulebook_id, name),
  foreign key (village_id, rulebook_id) references rulebook (village_id, id)
);
select make_append_only('rulebook_group');

create table rulebook_cap (
  village_id uuid not null,
  item_id uuid not null,
  per text not null check (per in ('household', 'person')),
  period text not null check (period in ('day', 'month', 'quarter', 'year')),
  points integer not null check (points > 0),
  primary key (village_id, item_id, per, period),
  foreign key (village_id, item_id) references rulebook_item (village_id, id)
);
-- The one cap that an item could have so far.
insert into rulebook_cap (village_id, item_id, per, period, points)
  select village_id, id, cap_per, cap_period, cap_points from rulebook_item where cap_points is not null;
select make_append_only('rulebook_cap');

alter table rulebook_item
  drop constraint rulebook_item_points_check,
  drop column cap_points,
  drop column cap_per,
  drop column cap_period,
  add constraint rulebook_item_points_check check (points between -1000 and 1000),
  add column evidence_needed boolean not null default false,
  add column recorded_by text[] not null default '{committee,courtyard_host}'
    check (cardinality(recorded_by) > 0
      and recorded_by <@ array['household', 'courtyard_host', 'group_leader', 'committee']),
  add column group_name text,
  add column honour boolean not null default false,
  -- As the table had it from which it was taken.
  add column said text,
  add constraint rulebook_item_group foreign key (village_id, rulebook_id, group_name)
    references rulebook_group (village_id, rulebook_id, name),
  add constraint rulebook_item_honour_plus check (points >= 0 or not honour);

-- A rulebook that is being written. Its lines keep what the table said, whatever becomes of them.
create table rulebook_draft (
  village_id uuid not null references place (id),
  id uuid not null,
  title text not null,
  source text not null,
  effective_from date,
  effective_to date,
  expiry jsonb,
  deduction_period text check (deduction_period in ('month', 'quarter', 'year')),
  groups jsonb not null default '[]',
  -- What the table says beside its lines and no rulebook may hold.
  beside jsonb not null default '[]',
  state text not null check (state in ('open', 'frozen', 'adopted', 'dropped')),
  -- The decision it was handed to, and the text that lies with it.
  decision_id uuid,
  fingerprint text,
  started_by uuid not null,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, decision_id) references decision (village_id, id),
  check (state <> 'frozen' or (decision_id is not null and fingerprint is not null))
);
create index rulebook_draft_decision on rulebook_draft (village_id, decision_id) where decision_id is not null;
-- A few are open at a time; the others are history.
create index rulebook_draft_open on rulebook_draft (village_id, id) where state in ('open', 'frozen');

create table rulebook_draft_line (
  village_id uuid not null,
  draft_id uuid not null,
  id uuid not null,
  no integer not null,
  said text,
  rule jsonb not null,
  missing jsonb not null default '[]',
  open jsonb not null default '[]',
  refusal jsonb,
  -- Left out by a person; it stays readable with its source.
  left_out boolean not null default false,
  primary key (village_id, draft_id, id),
  unique (village_id, draft_id, no),
  foreign key (village_id, draft_id) references rulebook_draft (village_id, id)
);

-- Every text that was ever put to a decision, under its fingerprint: what was voted on can be read for ever.
create table rulebook_text (
  village_id uuid not null references place (id),
  fingerprint text not null,
  draft_id uuid not null,
  content jsonb not null,
  at timestamptz not null,
  primary key (village_id, draft_id, fingerprint),
  foreign key (village_id, draft_id) references rulebook_draft (village_id, id)
);
select make_append_only('rulebook_text');

create table rulebook_draft_event (
  village_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('started', 'frozen', 'reopened', 'adopted', 'dropped')),
  actor_id uuid not null,
  actor_name text not null,
  actor_role text not null,
  fingerprint text,
  primary key (village_id, id),
  foreign key (village_id, draft_id) references rulebook_draft (village_id, id)
);
create index rulebook_draft_event_draft on rulebook_draft_event (village_id, draft_id, id);
select make_append_only('rulebook_draft_event');
