-- 超期 for those who chase: the day an owner promised is over, also where the clock has passed the matter on since.
create index issue_promised on issue (village_id, owner_due)
  where due_at is not null and owner_due is not null and state in ('ASSIGNED', 'IN_PROGRESS', 'ESCALATED');

-- After a merger the people of the new village follow the matters of the old ones, on whose rosters they never stood.
alter table issue_follower drop constraint issue_follower_village_id_member_id_fkey;
