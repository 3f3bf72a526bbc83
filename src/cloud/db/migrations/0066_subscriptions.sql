-- Subscription messages of WeChat. What an account has agreed to, per template: `credits` messages that may still be
-- sent (one agreement, one message), or all of them (`standing`, long-term templates).
create table subscription (
  account_id uuid not null references account (id),
  template text not null check (template in ('matter', 'notice', 'claim', 'redemption', 'vote')),
  credits integer not null default 0 check (credits >= 0),
  standing boolean not null default false,
  answer text check (answer in ('accept', 'reject', 'ban')),
  source text check (source in ('phone', 'wechat')),
  answered_at timestamptz,
  -- Moments that came and went unasked since the last refusal.
  passed integer not null default 0 check (passed >= 0),
  primary key (account_id, template),
  check ((answer is null) = (answered_at is null))
);

create table subscription_event (
  account_id uuid not null references account (id),
  id uuid not null,
  template text not null,
  at timestamptz not null,
  type text not null check (type in ('accept', 'reject', 'ban', 'pass', 'reserve', 'give_back', 'lose')),
  source text not null check (source in ('phone', 'wechat', 'system')),
  primary key (account_id, id)
);
create index subscription_event_template on subscription_event (account_id, template, id);
select make_append_only('subscription_event');

-- A message on its way to WeChat: written with the delivery of the message it repeats, sent by a job afterwards.
create table message_push (
  place_id uuid not null references place (id),
  id uuid not null,
  message_id uuid not null,
  account_id uuid not null references account (id),
  template text not null check (template in ('matter', 'notice', 'claim', 'redemption', 'vote')),
  -- Words for the template's fields in their order: nobody's name, nothing that was said.
  fields jsonb not null,
  page text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'expired', 'dead')),
  tries integer not null default 0 check (tries >= 0),
  -- True from the moment a try begins until WeChat's answer to it is written down.
  unsure boolean not null default false,
  next_at timestamptz not null,
  expires_at timestamptz not null,
  lease_id uuid,
  lease_until timestamptz,
  reason text,
  errcode integer,
  wechat_id text,
  at timestamptz not null,
  settled_at timestamptz,
  primary key (place_id, id),
  check ((state = 'waiting') = (settled_at is null)),
  check ((lease_id is null) = (lease_until is null)),
  check (state <> 'dead' or reason is not null)
);
create index message_push_waiting on message_push (next_at, id) where state = 'waiting';
create index message_push_dead on message_push (place_id, id desc) where state = 'dead';
create index message_push_message on message_push (place_id, message_id);
create index message_push_wechat on message_push (wechat_id) where wechat_id is not null;

create table message_push_event (
  place_id uuid not null,
  id uuid not null,
  push_id uuid not null,
  at timestamptz not null,
  from_state text,
  to_state text not null,
  reason text,
  errcode integer,
  actor_id uuid,
  actor_name text,
  primary key (place_id, id),
  foreign key (place_id, push_id) references message_push (place_id, id),
  check ((actor_id is null) = (actor_name is null))
);
create index message_push_event_push on message_push_event (place_id, push_id, id);
select make_append_only('message_push_event');

-- Villagers who asked to be reminded before the days to object are over.
create table notice_follower (
  village_id uuid not null,
  notice_id uuid not null,
  member_id uuid not null,
  at timestamptz not null,
  -- When they were reminded, or when it was too late to be.
  done_at timestamptz,
  primary key (village_id, notice_id, member_id),
  foreign key (village_id, notice_id) references notice (village_id, id)
);
create index notice_follower_waiting on notice_follower (village_id, notice_id) where done_at is null;
