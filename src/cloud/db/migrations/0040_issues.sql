-- The whole course of a matter: 说 → 议 → 办 → 评. A matter entered before this has no clock until its next step.
alter table issue
  drop constraint issue_moderation_check,
  alter column raised_by drop not null,
  add column about text check (about in ('cadre', 'supervisor')),
  add column audience text not null default 'village' check (audience in ('village', 'courtyard', 'handlers')),
  add column urgent boolean not null default false,
  add column level text not null default 'courtyard' check (level in ('courtyard', 'village', 'township', 'county')),
  add column level_since timestamptz,
  add column since timestamptz,
  add column extended boolean not null default false,
  add column owner_id uuid,
  add column owner_name text,
  add column owner_role text,
  add column owner_due date,
  add column returns integer not null default 0 check (returns >= 0),
  add column reworks integer not null default 0 check (reworks >= 0),
  add column callback boolean not null default false,
  add column triaged_by uuid,
  add column declined_by uuid,
  add column reconsider_asked_at timestamptz,
  add column other_party_id uuid,
  add column other_party_name text,
  add column raiser_consents boolean,
  add column other_consents boolean,
  add column rating text check (rating in ('satisfied', 'basic', 'dissatisfied')),
  add column closing text check (closing in
    ('resolved', 'unrated', 'explained', 'mediated', 'mediation_ended', 'declined')),
  add column merged_into uuid,
  add column decision_id uuid,
  -- A neighbour without a phone, named by whoever raises it for them.
  add column for_name text,
  add column lat double precision check (lat between -90 and 90),
  add column lng double precision check (lng between -180 and 180),
  add column sound_id uuid,
  -- The words as the public reads them, where something in them was covered.
  add column public_words text,
  -- Pairs of characters of what the public may read, each behind a mark of the village: empty for all else.
  add column grams text[] not null default '{}',
  add column due_at timestamptz,
  -- When people are to be reminded; empty once they were.
  add column remind_at timestamptz,
  -- When it was told that a matter is late at the highest level, where the clock has nowhere to pass it.
  add column late_told_at timestamptz,
  -- The system that handed the matter in, where no villager did.
  add column source_key uuid;

update issue set moderation = 'private', audience = 'handlers', level = 'village' where channel <> 'courtyard';
update issue set level = 'village' where courtyard_id is null;

alter table issue
  add constraint issue_moderation_check check (moderation in ('waiting', 'shown', 'hidden', 'appealed', 'private')),
  -- The public's list, search and counts look at moderation alone: what is private can never be shown.
  add constraint issue_private check
    ((channel <> 'courtyard' or about is not null or audience = 'handlers') = (moderation = 'private')),
  add constraint issue_grams check (moderation = 'shown' or grams = '{}'),
  add constraint issue_raised check (raised_by is not null or source_key is not null),
  add constraint issue_owner check ((owner_id is null) = (owner_name is null) and (owner_id is null) = (owner_role is null)),
  add constraint issue_point check ((lat is null) = (lng is null)),
  add constraint issue_merged foreign key (village_id, merged_into) references issue (village_id, id),
  add constraint issue_decision foreign key (village_id, decision_id) references decision (village_id, id);

create index issue_due on issue (due_at) where due_at is not null and late_told_at is null;
create index issue_remind on issue (remind_at) where remind_at is not null;
create index issue_desk on issue (village_id, due_at, id) where due_at is not null;
create index issue_appealed on issue (village_id, id) where moderation = 'appealed';
create index issue_month on issue (village_id, raised_at);
create index issue_similar on issue (village_id, category, id desc) where moderation = 'shown';
create index issue_search on issue using gin (grams) where moderation = 'shown';
create index issue_of_decision on issue (village_id, decision_id) where decision_id is not null;
create index issue_party on issue (village_id, other_party_id, id desc) where other_party_id is not null;
create index issue_triaged_by on issue (village_id, triaged_by) where due_at is not null;

alter table issue_event add column level text, add column detail jsonb not null default '{}';

-- 我也遇到: who follows a matter beside its raiser, by their own press or because theirs was merged into it.
create table issue_follower (
  village_id uuid not null,
  issue_id uuid not null,
  member_id uuid not null,
  at timestamptz not null,
  merged_from uuid,
  primary key (village_id, issue_id, member_id),
  foreign key (village_id, issue_id) references issue (village_id, id),
  foreign key (village_id, member_id) references member (village_id, id)
);
create index issue_follower_member on issue_follower (village_id, member_id);
select make_append_only('issue_follower');

-- 说事会: a consultation, no resolution. Who was there is counted by households.
create table issue_session (
  village_id uuid not null references place (id),
  id uuid not null,
  courtyard_id uuid,
  held_on date not null,
  place_words text,
  host_id uuid not null,
  host_name text not null,
  recorder_name text,
  eligible integer not null check (eligible > 0),
  present integer not null check (present between 1 and eligible),
  minutes text not null,
  at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, courtyard_id) references courtyard (village_id, id)
);
create index issue_session_list on issue_session (village_id, courtyard_id, id desc);
select make_append_only('issue_session');

create table issue_session_household (
  village_id uuid not null,
  session_id uuid not null,
  household_id uuid not null,
  primary key (village_id, session_id, household_id),
  foreign key (village_id, session_id) references issue_session (village_id, id),
  foreign key (village_id, household_id) references household (village_id, id)
);
select make_append_only('issue_session_household');

create table issue_session_item (
  village_id uuid not null,
  session_id uuid not null,
  no integer not null check (no > 0),
  issue_id uuid not null,
  outcome text not null check (outcome in ('agreed', 'open', 'passed_up')),
  yes integer check (yes >= 0),
  words text not null,
  primary key (village_id, session_id, no),
  foreign key (village_id, session_id) references issue_session (village_id, id),
  foreign key (village_id, issue_id) references issue (village_id, id)
);
create index issue_session_item_issue on issue_session_item (village_id, issue_id);
select make_append_only('issue_session_item');

-- Every look at a protected matter by somebody else than its raiser.
create table issue_look (
  village_id uuid not null,
  id uuid not null,
  issue_id uuid not null,
  at timestamptz not null,
  viewer_id uuid not null,
  viewer_name text not null,
  viewer_role text not null,
  primary key (village_id, id),
  foreign key (village_id, issue_id) references issue (village_id, id)
);
create index issue_look_issue on issue_look (village_id, issue_id, id);
select make_append_only('issue_look');

-- A photo with faces or number plates covered: the public sees the copy, the original is kept apart. The last one counts.
create table issue_cover (
  village_id uuid not null,
  id uuid not null,
  issue_id uuid not null,
  original_id uuid not null,
  cover_id uuid not null,
  covered_by uuid not null,
  at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, issue_id) references issue (village_id, id),
  foreign key (village_id, original_id) references file (village_id, id),
  foreign key (village_id, cover_id) references file (village_id, id)
);
create index issue_cover_issue on issue_cover (village_id, issue_id, id);
select make_append_only('issue_cover');

-- What a county chose instead of the default terms: the last row counts, no row, no choice.
create table issue_terms (
  place_id uuid not null references place (id),
  id uuid not null,
  courtyard_days integer not null check (courtyard_days between 1 and 60),
  village_days integer not null check (village_days between 1 and 60),
  township_days integer not null check (township_days between 1 and 90),
  county_days integer not null check (county_days between 1 and 120),
  cap_days integer not null check (cap_days between 1 and 365),
  count text not null check (count in ('working', 'calendar')),
  chosen_by uuid not null,
  at timestamptz not null,
  primary key (place_id, id)
);
select make_append_only('issue_terms');
