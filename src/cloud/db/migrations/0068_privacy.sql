-- Which version of the agreement an account agreed to, and when; a withdrawal is a line of its own (个人信息保护法第15条).
create table agreement_consent (
  account_id uuid not null references account (id),
  id uuid not null,
  version integer not null check (version > 0),
  kind text not null check (kind in ('agreed', 'withdrawn')),
  at timestamptz not null,
  primary key (account_id, id)
);
select make_append_only('agreement_consent');

-- Whom people call about their data: the county's word, the last line counts.
create table county_contact (
  place_id uuid not null references place (id),
  id uuid not null,
  office text not null check (office <> ''),
  phone text not null check (phone <> ''),
  address text not null check (address <> ''),
  chosen_by uuid not null,
  at timestamptz not null,
  primary key (place_id, id)
);
select make_append_only('county_contact');

-- A copy of one's data: asked for, packed by a job, kept for some days, then gone.
create table account_copy (
  account_id uuid not null references account (id),
  id uuid not null,
  state text not null check (state in ('waiting', 'ready', 'failed', 'gone')),
  asked_at timestamptz not null,
  made_at timestamptz,
  bytes integer check (bytes > 0),
  expires_at timestamptz,
  primary key (account_id, id),
  check ((state = 'ready') <= (made_at is not null and bytes is not null and expires_at is not null))
);
create index account_copy_waiting on account_copy (asked_at) where state = 'waiting';
create index account_copy_expiring on account_copy (expires_at) where state = 'ready';

-- What a member says is wrong in their own line of the roster (个人信息保护法第46条).
create table roster_correction (
  village_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  field text not null check (field in ('name', 'sex', 'birth_month', 'phone', 'residence', 'other')),
  -- In words, as the roster had it when it was asked; a phone by its last four digits.
  stood text not null,
  wanted text not null check (wanted <> ''),
  phone_hash bytea,
  state text not null check (state in ('asked', 'accepted', 'refused', 'passed_up', 'upheld', 'returned', 'withdrawn')),
  asked_at timestamptz not null,
  due_on date not null,
  reason text,
  updated_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, member_id) references member (village_id, id),
  check ((field = 'phone') = (phone_hash is not null))
);
create index roster_correction_open on roster_correction (village_id, due_on, id) where state in ('asked', 'returned');
create index roster_correction_passed_up on roster_correction (village_id, id) where state = 'passed_up';
create index roster_correction_member on roster_correction (village_id, member_id, id desc);

create table roster_correction_event (
  village_id uuid not null,
  id uuid not null,
  correction_id uuid not null,
  at timestamptz not null,
  from_state text,
  to_state text not null,
  actor_id uuid not null,
  actor_name text not null,
  actor_role text not null,
  reason text,
  primary key (village_id, id),
  foreign key (village_id, correction_id) references roster_correction (village_id, id)
);
create index roster_correction_event_one on roster_correction_event (village_id, correction_id, id);
select make_append_only('roster_correction_event');

-- 投诉举报: lies with the township (content) or the county (privacy, service) that answers it, never with the village.
create table complaint (
  place_id uuid not null references place (id),
  id uuid not null,
  account_id uuid not null references account (id),
  village_id uuid not null references place (id),
  kind text not null check (kind in ('content', 'privacy', 'service')),
  about_kind text check (about_kind in ('issue', 'notice')),
  about_id uuid,
  words text not null check (words <> ''),
  state text not null check (state in ('asked', 'answered')),
  asked_at timestamptz not null,
  due_on date not null,
  answer text,
  answered_at timestamptz,
  primary key (place_id, id),
  check ((about_kind is null) = (about_id is null)),
  check ((state = 'answered') = (answer is not null and answered_at is not null))
);
create index complaint_open on complaint (place_id, due_on, id) where state = 'asked';
create index complaint_answered on complaint (place_id, id desc) where state = 'answered';
create index complaint_own on complaint (account_id, id desc);

create table complaint_event (
  place_id uuid not null,
  id uuid not null,
  complaint_id uuid not null,
  at timestamptz not null,
  to_state text not null,
  -- Empty where the complainant did it: nobody reads their name from here.
  actor_id uuid,
  actor_name text,
  actor_role text,
  words text not null,
  primary key (place_id, id),
  foreign key (place_id, complaint_id) references complaint (place_id, id)
);
create index complaint_event_one on complaint_event (place_id, complaint_id, id);
select make_append_only('complaint_event');
