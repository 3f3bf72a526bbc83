-- Places, households, people, roles, accounts.
-- Tenant tables begin their keys with the village (or the place a grant belongs to), so that rows can be
-- distributed by it on a sharded engine and no query crosses villages by accident.

create table place (
  id uuid primary key,
  level text not null check (level in ('county', 'township', 'village')),
  parent_id uuid references place (id),
  county_id uuid not null,
  township_id uuid,
  began_on date not null,
  ended_on date,
  merged_into uuid references place (id),
  check ((level = 'county') = (parent_id is null)),
  check ((level = 'county') = (township_id is null)),
  check (merged_into is null or ended_on is not null)
);
create index place_parent on place (parent_id);
create index place_merged_into on place (merged_into) where merged_into is not null;

-- A code or a name is never overwritten: it ends, and the next one begins.
create table place_name (
  place_id uuid not null references place (id),
  valid_from date not null,
  valid_to date,
  name text not null,
  code char(12) not null check (code ~ '^[0-9]{12}$'),
  primary key (place_id, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
create index place_name_code on place_name (code);

create table village_group (
  village_id uuid not null references place (id),
  id uuid not null,
  no integer not null check (no > 0),
  name text not null,
  ended_on date,
  primary key (village_id, id)
);
create unique index village_group_no on village_group (village_id, no) where ended_on is null;

create table courtyard (
  village_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  name text not null,
  ended_on date,
  primary key (village_id, id),
  foreign key (village_id, group_id) references village_group (village_id, id)
);
create index courtyard_group on courtyard (village_id, group_id);

create table household (
  village_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  courtyard_id uuid,
  no text not null check (no <> ''),
  -- Keyed hash of the code on the household's gate; whoever shows it still needs the courtyard host's word.
  gate_code_hash bytea,
  ended_on date,
  primary key (village_id, id),
  foreign key (village_id, group_id) references village_group (village_id, id),
  foreign key (village_id, courtyard_id) references courtyard (village_id, id)
);
create unique index household_no on household (village_id, no) where ended_on is null;
create index household_courtyard on household (village_id, courtyard_id);
create index household_group on household (village_id, group_id);
create unique index household_gate_code on household (village_id, gate_code_hash) where gate_code_hash is not null and ended_on is null;

create table member (
  village_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  name text not null check (name <> ''),
  relation text not null check (relation in
    ('head', 'spouse', 'child', 'child_in_law', 'parent', 'grandchild', 'grandparent', 'sibling', 'other')),
  sex text check (sex in ('male', 'female')),
  birth_month char(7) check (birth_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  -- A phone number is never stored: a keyed hash to match by, and the last four digits to tell people apart.
  phone_hash bytea,
  phone_last4 char(4) check (phone_last4 ~ '^[0-9]{4}$'),
  residence text not null default 'resident' check (residence in ('resident', 'away')),
  party text check (party in ('full', 'probationary')),
  joined_on date not null,
  ended_on date,
  primary key (village_id, id),
  foreign key (village_id, household_id) references household (village_id, id),
  check ((phone_hash is null) = (phone_last4 is null))
);
create index member_household on member (village_id, household_id);
create index member_phone on member (phone_hash) where phone_hash is not null;
create unique index member_one_head on member (village_id, household_id) where relation = 'head' and ended_on is null;

-- Township and county staff are not in any roster.
create table staff (
  place_id uuid not null references place (id),
  id uuid not null,
  name text not null check (name <> ''),
  phone_hash bytea,
  phone_last4 char(4),
  ended_on date,
  primary key (place_id, id)
);
create index staff_phone on staff (phone_hash) where phone_hash is not null;

-- A role is held at a place for a term, by a member of the village or by staff of the township or county.
create table role_grant (
  place_id uuid not null references place (id),
  id uuid not null,
  holder_id uuid not null,
  role text not null,
  group_id uuid,
  courtyard_id uuid,
  from_day date not null,
  to_day date,
  source text not null check (source in ('roster', 'by_hand', 'township', 'merge')),
  granted_by uuid,
  granted_at timestamptz not null,
  primary key (place_id, id),
  check (to_day is null or to_day >= from_day)
);
create index role_grant_holder on role_grant (place_id, holder_id);

create table account (
  id uuid primary key,
  provider text not null check (provider in ('wechat', 'demo')),
  -- Keyed hash of the openid: enough to recognise, useless to anyone who copies the table.
  subject_hash bytea not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  unique (provider, subject_hash)
);

create table session (
  id uuid primary key,
  account_id uuid not null references account (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_account on session (account_id);

-- An account is bound to a person of a roster (or to a member of staff): by phone at once, by the gate code after
-- the courtyard host has confirmed.
create table binding (
  place_id uuid not null references place (id),
  id uuid not null,
  account_id uuid not null references account (id),
  holder_id uuid not null,
  household_id uuid,
  via text not null check (via in ('phone', 'gate_code', 'demo')),
  state text not null check (state in ('pending', 'active', 'refused', 'ended')),
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  primary key (place_id, id)
);
create index binding_account on binding (account_id);
create index binding_pending on binding (place_id, household_id) where state = 'pending';
create unique index binding_one_open on binding (place_id, account_id, holder_id) where state in ('pending', 'active');

-- What each import changed, row by row, so that a clerk can see who left and when.
create table roster_import (
  village_id uuid not null references place (id),
  id uuid not null,
  imported_by uuid not null,
  imported_at timestamptz not null,
  file_sha256 bytea not null,
  counts jsonb not null,
  primary key (village_id, id)
);

create table member_event (
  village_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  import_id uuid,
  at timestamptz not null,
  kind text not null check (kind in ('joined', 'changed', 'ended', 'returned', 'merged')),
  detail jsonb not null,
  primary key (village_id, id),
  foreign key (village_id, member_id) references member (village_id, id)
);
create index member_event_member on member_event (village_id, member_id);
