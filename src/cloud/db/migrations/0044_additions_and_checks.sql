-- What a handler adds to a matter in the open and the public does not read before the township has looked: the photos of
-- one line of its history, and its words where the machine marked something in them.
create table issue_addition (
  village_id uuid not null,
  -- The line itself.
  id uuid not null,
  issue_id uuid not null,
  moderation text not null check (moderation in ('waiting', 'shown', 'hidden')),
  -- Whether the words wait too, or the photos alone.
  words_wait boolean not null,
  -- What the machine said of the words, and of the line as a whole once its photos were handed in.
  machine_check jsonb,
  checked_at timestamptz,
  primary key (village_id, id),
  foreign key (village_id, id) references issue_event (village_id, id),
  foreign key (village_id, issue_id) references issue (village_id, id)
);
create index issue_addition_issue on issue_addition (village_id, issue_id);
create index issue_addition_waiting on issue_addition (village_id, id) where moderation = 'waiting';
create index issue_addition_unchecked on issue_addition (id) where moderation = 'waiting' and checked_at is null;

-- What a machine said of one photo or sound. Where it answers later, `trace` is its own word for the question.
create table media_check (
  village_id uuid not null,
  file_id uuid not null,
  verdict text not null check (verdict in ('undecided', 'pass', 'review', 'risky', 'unavailable')),
  labels text[] not null default '{}',
  trace text,
  at timestamptz not null,
  primary key (village_id, file_id),
  foreign key (village_id, file_id) references file (village_id, id)
);
create index media_check_trace on media_check (trace) where trace is not null;

alter table file drop constraint file_owner_kind_check;
alter table file add constraint file_owner_kind_check
  check (owner_kind in ('issue', 'issue_line', 'decision', 'notice', 'meeting'));

-- A cover may be taken off again: the last row of an original counts, and one without a copy covers nothing.
alter table issue_cover alter column cover_id drop not null;

-- The line that an item of the minutes became.
alter table issue_session_item add column event_id uuid;

-- The coordinate system of a point: WeChat's map gives GCJ-02, everybody else WGS-84. Kept as it came, turned at the border.
alter table issue
  add column public_place_words text,
  add column datum text check (datum in ('wgs84', 'gcj02'));
update issue set datum = case when source_key is null then 'gcj02' else 'wgs84' end where lat is not null;
alter table issue drop constraint issue_point;
alter table issue add constraint issue_point
  check ((lat is null) = (lng is null) and (lat is null) = (datum is null));

-- What the township kept from the public, the newest first, also of what is over.
create index issue_hidden on issue (village_id, id desc) where moderation = 'hidden';
-- The matters somebody follows, the newest first.
create index issue_follower_of on issue_follower (village_id, member_id, issue_id desc);
drop index issue_follower_member;
