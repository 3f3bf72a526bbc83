-- A system that may hand matters in. The key itself is not kept: it is signed from the id with the deployment's secret.
create table open311_key (
  -- The county.
  place_id uuid not null references place (id),
  id uuid not null,
  name text not null check (name <> ''),
  created_by uuid not null,
  created_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (place_id, id),
  check ((ended_by is null) = (ended_at is null))
);
create index open311_issue on issue (village_id, raised_at desc, id desc) where moderation = 'shown' and audience = 'village';
