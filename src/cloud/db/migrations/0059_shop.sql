-- 积分超市. One row a village: how its shop is run, and the lock that every change of the shop takes first, so that the
-- last piece, the budget and the queue are decided by one request after the other.
create table shop (
  village_id uuid primary key references place (id),
  pickup_days integer not null default 15 check (pickup_days between 3 and 60),
  quarter_points integer check (quarter_points > 0),
  updated_at timestamptz not null
);

create table shop_event (
  village_id uuid not null references shop (village_id),
  id uuid not null,
  at timestamptz not null,
  pickup_days integer not null,
  quarter_points integer,
  by_id uuid not null,
  by_name text not null,
  primary key (village_id, id)
);
select make_append_only('shop_event');

create table shop_goods (
  village_id uuid not null references shop (village_id),
  id uuid not null,
  name text not null,
  words text not null,
  unit text not null,
  price integer not null check (price > 0),
  source text not null check (source in ('bought', 'donated', 'enterprise')),
  source_name text not null,
  -- What the village pays the merchant for one piece; never what a household pays.
  cost_fen integer check (cost_fen >= 0),
  per_quarter integer check (per_quarter > 0),
  on_sale boolean not null,
  available integer not null default 0 check (available >= 0),
  reserved integer not null default 0 check (reserved >= 0),
  gone integer not null default 0 check (gone >= 0),
  updated_at timestamptz not null,
  primary key (village_id, id)
);
create index shop_goods_list on shop_goods (village_id, on_sale, id);

create table shop_goods_event (
  village_id uuid not null,
  id uuid not null,
  goods_id uuid not null,
  at timestamptz not null,
  change jsonb not null,
  by_id uuid not null,
  by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, goods_id) references shop_goods (village_id, id)
);
create index shop_goods_event_goods on shop_goods_event (village_id, goods_id, id desc);
select make_append_only('shop_goods_event');

-- What the household sees of a budget; `committed` is what was allotted of it and not given back.
create table shop_budget (
  village_id uuid not null references shop (village_id),
  id uuid not null,
  from_day date not null,
  to_day date not null,
  points integer not null check (points > 0),
  committed integer not null default 0 check (committed >= 0),
  fund text not null,
  notice_id uuid,
  announced_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, notice_id) references notice (village_id, id),
  check (from_day <= to_day),
  check (committed <= points)
);
create index shop_budget_days on shop_budget (village_id, to_day desc);

create table shop_budget_event (
  village_id uuid not null,
  id uuid not null,
  budget_id uuid not null,
  at timestamptz not null,
  points integer not null check (points > 0),
  words text not null,
  by_id uuid not null,
  by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, budget_id) references shop_budget (village_id, id)
);
create index shop_budget_event_budget on shop_budget_event (village_id, budget_id, id);
select make_append_only('shop_budget_event');

create table shop_redemption (
  village_id uuid not null references shop (village_id),
  id uuid not null,
  household_id uuid not null,
  goods_id uuid not null,
  count integer not null check (count > 0),
  points integer not null check (points > 0),
  cost_fen integer,
  source_name text not null,
  state text not null check (state in ('queued', 'reserved', 'handed', 'fulfilled', 'cancelled', 'expired')),
  code text check (code ~ '^[0-9]{6}$'),
  due_on date,
  reminded_on date,
  budget_id uuid,
  asked_by uuid not null,
  asked_by_name text not null,
  -- Asked for at the counter by a keeper, for a household without a phone.
  at_counter boolean not null,
  asked_on date not null,
  asked_at timestamptz not null,
  keeper_id uuid,
  witness_id uuid,
  fulfilled_on date,
  primary key (village_id, id),
  foreign key (village_id, household_id) references household (village_id, id),
  foreign key (village_id, goods_id) references shop_goods (village_id, id),
  foreign key (village_id, budget_id) references shop_budget (village_id, id),
  check ((code is not null) = (state = 'reserved')),
  check ((fulfilled_on is not null) = (state = 'fulfilled')),
  check (state <> 'queued' or budget_id is null),
  check (state not in ('reserved', 'handed', 'fulfilled') or budget_id is not null)
);
create unique index shop_redemption_code on shop_redemption (village_id, code) where code is not null;
create index shop_redemption_household on shop_redemption (village_id, household_id, id desc);
-- The queue in its order, and the counter's lists.
create index shop_redemption_open on shop_redemption (village_id, state, id)
  where state in ('queued', 'reserved', 'handed');
-- What falls due, over all villages: for the job alone.
create index shop_redemption_due on shop_redemption (due_on) where due_on is not null;
create index shop_redemption_witness on shop_redemption (village_id, witness_id, id desc) where witness_id is not null;
create index shop_redemption_settled on shop_redemption (village_id, fulfilled_on, id) where state = 'fulfilled';
-- What a household had of one kind of goods in a quarter.
create index shop_redemption_quarter on shop_redemption (village_id, household_id, asked_on);
-- Villages in which somebody waits for budget: for the job alone.
create index shop_redemption_queued on shop_redemption (village_id) where state = 'queued';

create table shop_redemption_event (
  village_id uuid not null,
  id uuid not null,
  redemption_id uuid not null,
  at timestamptz not null,
  kind text not null,
  from_state text,
  to_state text not null,
  by_id uuid not null,
  by_name text not null,
  by_role text not null,
  reason text,
  witness_name text,
  primary key (village_id, id),
  foreign key (village_id, redemption_id) references shop_redemption (village_id, id)
);
create index shop_redemption_event_one on shop_redemption_event (village_id, redemption_id, id);
select make_append_only('shop_redemption_event');

create table shop_stocktake (
  village_id uuid not null references shop (village_id),
  id uuid not null,
  at timestamptz not null,
  helper_name text not null,
  by_id uuid not null,
  by_name text not null,
  primary key (village_id, id)
);
select make_append_only('shop_stocktake');

create table shop_stocktake_line (
  village_id uuid not null,
  stocktake_id uuid not null,
  goods_id uuid not null,
  goods_name text not null,
  book integer not null check (book >= 0),
  counted integer not null check (counted >= 0),
  words text,
  primary key (village_id, stocktake_id, goods_id),
  foreign key (village_id, stocktake_id) references shop_stocktake (village_id, id),
  foreign key (village_id, goods_id) references shop_goods (village_id, id),
  check (book = counted or words is not null)
);
select make_append_only('shop_stocktake_line');

-- Every change of stock; the numbers beside the goods are their sums.
create table shop_movement (
  village_id uuid not null,
  id uuid not null,
  goods_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('in', 'out', 'counted', 'reserve', 'release', 'hand', 'take_back')),
  count integer not null check (count <> 0 and (count > 0 or kind = 'counted')),
  redemption_id uuid,
  stocktake_id uuid,
  words text,
  by_id uuid not null,
  by_name text not null,
  primary key (village_id, id),
  foreign key (village_id, goods_id) references shop_goods (village_id, id),
  foreign key (village_id, redemption_id) references shop_redemption (village_id, id),
  foreign key (village_id, stocktake_id) references shop_stocktake (village_id, id),
  check ((redemption_id is not null) = (kind in ('reserve', 'release', 'hand', 'take_back'))),
  check ((stocktake_id is not null) = (kind = 'counted')),
  check (kind not in ('in', 'out') or words is not null)
);
create index shop_movement_goods on shop_movement (village_id, goods_id, id desc);
select make_append_only('shop_movement');
