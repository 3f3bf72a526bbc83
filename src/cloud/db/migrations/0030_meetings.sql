-- A meeting that was called for one step of one decision. What was told to those who ought to come is frozen: another
-- day or another place is another call. Status and end are where it stands, and can be worked out from its events.
create table meeting (
  village_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  step text not null,
  kind text not null,
  mode text,
  -- For a meeting of one group.
  group_id uuid,
  -- The wording that is put to the vote.
  version_no integer not null check (version_no >= 1),
  planned_on date not null,
  time_words text not null,
  place text not null,
  agenda text not null,
  material text,
  urgent_reason text,
  called_at timestamptz not null,
  noticed_on date not null,
  called_by uuid not null,
  convener_id uuid not null,
  status text not null check (status in ('called', 'held', 'adjourned', 'cancelled', 'voided')),
  -- Who signs after this is late: shown, not counted.
  ended_at timestamptz,
  primary key (village_id, id),
  foreign key (village_id, decision_id) references decision (village_id, id),
  foreign key (village_id, group_id) references village_group (village_id, id),
  foreign key (village_id, convener_id) references member (village_id, id)
);
create index meeting_decision on meeting (village_id, decision_id, id);
create index meeting_planned on meeting (village_id, planned_on desc, id desc);
-- One step has one meeting at a time.
create unique index meeting_one_called on meeting (village_id, decision_id) where status = 'called';
create trigger meeting_frozen before update or delete on meeting for each row execute function refuse_frozen(
  'village_id', 'id', 'decision_id', 'step', 'kind', 'mode', 'group_id', 'version_no', 'planned_on', 'time_words',
  'place', 'agenda', 'material', 'urgent_reason', 'called_at', 'noticed_on', 'called_by', 'convener_id');
create trigger meeting_no_truncate before truncate on meeting for each statement execute function refuse_frozen();

create table meeting_event (
  village_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  at timestamptz not null,
  type text not null check (type in ('called', 'ended', 'held', 'adjourned', 'cancelled', 'voided')),
  actor_id uuid not null,
  -- The reason of a cancellation; the numbers that came of the list.
  detail jsonb not null,
  primary key (village_id, id),
  foreign key (village_id, meeting_id) references meeting (village_id, id)
);
create index meeting_event_meeting on meeting_event (village_id, meeting_id, id);
select make_append_only('meeting_event');

-- The sign-in sheet, line by line. A slip is put right by another line: the last one of a person holds.
create table meeting_attendance (
  village_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  household_id uuid not null,
  way text not null check (way in ('in_person', 'online', 'proxy', 'struck', 'left_out')),
  signed_at timestamptz not null,
  -- Who came instead, on paper.
  proxy_holder_id uuid,
  -- Why someone is left out of those who ought to come.
  reason text,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (village_id, id),
  foreign key (village_id, meeting_id) references meeting (village_id, id),
  foreign key (village_id, member_id) references member (village_id, id),
  check ((way = 'proxy') = (proxy_holder_id is not null)),
  check ((way = 'left_out') = (reason is not null))
);
create index meeting_attendance_meeting on meeting_attendance (village_id, meeting_id, id);
create index meeting_attendance_household on meeting_attendance (village_id, household_id, meeting_id, id);
select make_append_only('meeting_attendance');

-- Who was told by word of mouth or on paper, having no account.
create table meeting_told (
  village_id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  at timestamptz not null,
  told_by uuid not null,
  primary key (village_id, meeting_id, member_id),
  foreign key (village_id, meeting_id) references meeting (village_id, id),
  foreign key (village_id, member_id) references member (village_id, id)
);
select make_append_only('meeting_told');

-- What a household told its representative before the vote. No vote is bound by it; the last word holds.
create table meeting_consultation (
  village_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  household_id uuid not null,
  rep_id uuid not null,
  leaning text not null check (leaning in ('for', 'against', 'unsure')),
  words text,
  at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, meeting_id) references meeting (village_id, id),
  foreign key (village_id, household_id) references household (village_id, id),
  foreign key (village_id, rep_id) references member (village_id, id)
);
create index meeting_consultation_meeting on meeting_consultation (village_id, meeting_id, household_id, id);
select make_append_only('meeting_consultation');


alter table file drop constraint file_owner_kind_check;
alter table file add constraint file_owner_kind_check check (owner_kind in ('issue', 'decision', 'notice', 'meeting'));
