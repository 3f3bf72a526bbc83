-- What a machine said of the words of a matter that waits for moderation: a suggestion, places and labels, no words.
alter table issue add column machine_check jsonb;
create index issue_unchecked on issue (id)
  where (moderation = 'waiting' or moderation = 'appealed') and machine_check is null;
