-- What the course of a decision needs. A decision entered before this has no pack: it can be read and not moved.
alter table decision
  add column pack_id text,
  add column topic text,
  add column flags jsonb not null default '{}',
  add column source jsonb,
  -- The body that decides; null until the matter is proposed.
  add column classification jsonb,
  -- For a decision that authorises the representatives: the topics they may decide.
  add column authorises jsonb,
  add column supersedes uuid,
  -- The paper by which the township or county has passed what must be passed outside the village before work begins.
  add column follow_up_document text,
  add column version_no integer,
  add constraint decision_supersedes foreign key (village_id, supersedes) references decision (village_id, id),
  add constraint decision_in_course check
    ((pack_id is null) = (topic is null) and (pack_id is null) = (source is null) and (pack_id is null) = (version_no is null));
create index decision_moving on decision (state, updated_at) where pack_id is not null;
create index decision_topic on decision (village_id, topic) where topic is not null;

-- One wording of the matter; a change is another row.
create table decision_version (
  village_id uuid not null,
  decision_id uuid not null,
  no integer not null check (no >= 1),
  content jsonb not null,
  changes jsonb not null,
  substantive boolean not null,
  erratum_confirmed_by uuid,
  on_day date not null,
  primary key (village_id, decision_id, no),
  foreign key (village_id, decision_id) references decision (village_id, id)
);
select make_append_only('decision_version');

-- `seq` counts the events of one decision, so that their order rests on no clock and no two steps start from one state.
alter table decision_event
  add column seq integer check (seq >= 1),
  add column action text,
  add column actor_id uuid,
  add column actor_role text,
  add column by_words text,
  add column basis text,
  add column version_no integer,
  add column detail jsonb,
  add constraint decision_event_step check ((seq is null) = (action is null)
    and (seq is null) = (actor_role is null) and (seq is null) = (version_no is null) and (seq is null) = (detail is null));
create unique index decision_event_seq on decision_event (village_id, decision_id, seq);

-- What a county chose instead of the defaults of its rule pack; no row, no choice.
create table county_choice (
  place_id uuid not null references place (id),
  pack_family text,
  party_two_thirds boolean not null default false,
  town_check text check (town_check in ('off', 'optional', 'required')),
  opinion_working_days integer check (opinion_working_days between 1 and 60),
  repeat_months integer check (repeat_months between 0 and 60),
  close_percent integer check (close_percent between 0 and 100),
  primary key (place_id)
);
