-- The desk reads what is still under way, page by page; of a village's decisions most have ended.
create index decision_running on decision (village_id, updated_at desc, id desc)
  where pack_id is not null and state not in ('WITHDRAWN', 'REJECTED', 'ARCHIVED', 'SUPERSEDED', 'REVOKED');
create index decision_in_force on decision (village_id, id desc)
  where pack_id is not null
    and state in ('P1_PUBLISHED', 'IMPLEMENTING', 'COMPLETED', 'P2_PUBLISHED', 'ARCHIVED', 'OBJECTION_HANDLING', 'SUSPENDED');
create index decision_supersedes on decision (village_id, supersedes) where supersedes is not null;
