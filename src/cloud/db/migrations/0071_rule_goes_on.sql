-- A rule that goes on in a new version keeps what was counted under its caps. Null: the rule began with this item.
alter table rulebook_item add column rule_id uuid;
