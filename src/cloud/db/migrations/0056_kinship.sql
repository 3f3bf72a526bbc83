-- Two members of different households whom a near relation ties: neither judges the other's household. The relation is
-- what the relative is to the member. A relation that no longer holds keeps its row and says who took it back and why.
create table kinship (
  village_id uuid not null references place (id),
  id uuid not null,
  member_id uuid not null,
  relative_id uuid not null,
  relation text not null check (relation in
    ('spouse', 'parent', 'child', 'sibling', 'grandparent', 'grandchild', 'in_law')),
  noted_by uuid not null,
  noted_name text not null,
  noted_at timestamptz not null,
  ended_by uuid,
  ended_name text,
  ended_at timestamptz,
  end_reason text,
  primary key (village_id, id),
  foreign key (village_id, member_id) references member (village_id, id),
  foreign key (village_id, relative_id) references member (village_id, id),
  check (member_id <> relative_id),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_name is null)
    and (ended_at is null) = (end_reason is null))
);
-- A pair is noted once, from whichever side.
create unique index kinship_pair on kinship (village_id, least(member_id, relative_id), greatest(member_id, relative_id))
  where ended_at is null;
create index kinship_member on kinship (village_id, member_id) where ended_at is null;
create index kinship_relative on kinship (village_id, relative_id) where ended_at is null;
create index kinship_list on kinship (village_id, id desc) where ended_at is null;
create trigger kinship_frozen before update or delete on kinship for each row execute function refuse_frozen(
  'village_id', 'id', 'member_id', 'relative_id', 'relation', 'noted_by', 'noted_name', 'noted_at');
create trigger kinship_over before update on kinship for each row when (old.ended_at is not null)
  execute function refuse_frozen('ended_by', 'ended_name', 'ended_at', 'end_reason');
create trigger kinship_no_truncate before truncate on kinship for each statement execute function refuse_frozen();

-- A relative is found by the whole name.
create index member_name on member (village_id, name) where ended_on is null;
