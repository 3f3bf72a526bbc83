-- The account that wrote a matter, until a machine has looked at its words: WeChat's checker asks for its openid.
alter table issue add column written_by uuid;

-- Until when a machine's word on a photo or sound is waited for, null where none is; and how often it was asked for one.
alter table media_check
  add column due_at timestamptz,
  add column asks smallint not null default 1 check (asks between 1 and 2);
-- locks: a row for each photo that waited for the township; built within seconds, and only a timed job waits meanwhile.
create index media_check_due on media_check (due_at, village_id, file_id) where due_at is not null;

-- 最美评选: what somebody wrote about a household waits for the township before the village reads it, with its photos.
-- What was there before has been read already; that of a villager is new.
alter table honour_nominee
  add column moderation text not null default 'shown' check (moderation in ('waiting', 'shown', 'hidden')),
  add column hidden_for text,
  add column machine_check jsonb,
  -- As of a matter.
  add column written_by uuid;
-- locks: a few hundred rows a village and none of them waits yet; built within seconds.
create index honour_nominee_waiting on honour_nominee (village_id, id) where moderation = 'waiting';
-- locks: as the one above.
create index honour_nominee_hidden on honour_nominee (village_id, id) where moderation = 'hidden';
-- locks: as the one above.
create index honour_nominee_unchecked on honour_nominee (id) where moderation = 'waiting' and machine_check is null;
