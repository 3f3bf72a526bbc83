-- What a township looks through: matters of its villages that stand somewhere, not the far greater number that have ended.
create index decision_standing on decision (village_id, state) where pack_id is not null and state in
  ('TOWN_CHECK', 'DEFERRED', 'P1_PUBLISHED', 'IMPLEMENTING', 'COMPLETED', 'P2_PUBLISHED', 'OBJECTION_HANDLING', 'SUSPENDED');
-- A village's objections under way, the most urgent first: only those have something due.
create index objection_village_due on objection (village_id, due_at, id) where due_at is not null;
