create table decision (
  village_id uuid not null references place (id),
  id uuid not null,
  no text not null,
  title text not null,
  -- What is decided, and what it means for a household, in plain words.
  summary text not null,
  meaning text not null,
  state text not null,
  -- True once the public may read it (a resolution is on notice or past it).
  published boolean not null default false,
  began_on date not null,
  updated_at timestamptz not null,
  primary key (village_id, id),
  unique (village_id, no)
);
create index decision_list on decision (village_id, updated_at desc);

-- One row for each thing that happened: a meeting held, a notice put up. The six steps are read from these.
create table decision_event (
  village_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  at timestamptz not null,
  held_on date not null,
  step text not null check (step in
    ('proposal', 'deliberation', 'review', 'resolution', 'resolution_notice', 'result_notice')),
  from_state text not null,
  to_state text not null,
  convener text,
  eligible integer check (eligible >= 0),
  present integer check (present >= 0),
  yes integer check (yes >= 0),
  no integer check (no >= 0),
  abstain integer check (abstain >= 0),
  note text,
  recorded_by uuid not null,
  primary key (village_id, id),
  foreign key (village_id, decision_id) references decision (village_id, id),
  check (present is null or present <= eligible),
  check (yes is null or yes + no + abstain <= present)
);
create index decision_event_decision on decision_event (village_id, decision_id, id);
select make_append_only('decision_event');

create table issue (
  village_id uuid not null references place (id),
  id uuid not null,
  channel text not null check (channel in ('courtyard', 'secretary', 'mediation')),
  category text not null,
  words text not null,
  place_words text,
  group_id uuid,
  courtyard_id uuid,
  raised_by uuid not null,
  raised_for uuid,
  show_name boolean not null default false,
  state text not null,
  -- What the public may see is decided by the township's moderation, apart from the matter's own state.
  moderation text not null check (moderation in ('waiting', 'shown', 'hidden')),
  raised_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, raised_by) references member (village_id, id),
  foreign key (village_id, raised_for) references member (village_id, id)
);
create index issue_public on issue (village_id, id desc) where moderation = 'shown';
create index issue_waiting on issue (village_id, id) where moderation = 'waiting';
create index issue_raised_by on issue (village_id, raised_by, id desc);
create index issue_raised_for on issue (village_id, raised_for, id desc) where raised_for is not null;

create table issue_event (
  village_id uuid not null,
  id uuid not null,
  issue_id uuid not null,
  at timestamptz not null,
  kind text not null,
  from_state text,
  to_state text not null,
  actor_role text not null,
  actor_id uuid not null,
  actor_name text not null,
  reason text,
  primary key (village_id, id),
  foreign key (village_id, issue_id) references issue (village_id, id)
);
create index issue_event_issue on issue_event (village_id, issue_id, id);
select make_append_only('issue_event');
