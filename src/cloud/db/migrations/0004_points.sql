create table rulebook (
  village_id uuid not null references place (id),
  id uuid not null,
  version integer not null check (version > 0),
  title text not null,
  source text not null,
  adopted_by text not null,
  effective_from date not null,
  effective_to date,
  primary key (village_id, id),
  unique (village_id, version),
  check (effective_to is null or effective_to >= effective_from)
);

create table rulebook_item (
  village_id uuid not null,
  rulebook_id uuid not null,
  id uuid not null,
  no integer not null,
  category text not null check (category in ('participation', 'courtyard', 'virtue')),
  words text not null,
  points integer not null check (points > 0),
  unit text not null,
  cap_points integer check (cap_points > 0),
  cap_per text check (cap_per in ('household', 'person')),
  cap_period text check (cap_period in ('day', 'month', 'quarter', 'year')),
  evidence text,
  primary key (village_id, id),
  unique (village_id, rulebook_id, no),
  foreign key (village_id, rulebook_id) references rulebook (village_id, id),
  check ((cap_points is null) = (cap_period is null) and (cap_points is null) = (cap_per is null))
);

-- The ledger. One row is one transfer between the village's issuing account (whose id is the village's) and a
-- household's account (whose id is the household's): both legs in one row, so it balances by construction.
create table points_entry (
  village_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  kind text not null check (kind in ('award', 'reversal', 'carried_out', 'carried_in')),
  debit_account uuid not null,
  credit_account uuid not null,
  points integer not null check (points > 0),
  item_id uuid,
  member_id uuid,
  occurred_on date not null,
  posted_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_by_role text not null,
  note text,
  reverses uuid,
  request_id uuid not null,
  line integer not null default 0,
  -- Lets the sealer cut at the transaction horizon, so that no entry slips in behind a seal.
  xact xid8 not null default pg_current_xact_id(),
  primary key (village_id, id),
  unique (village_id, request_id, line),
  unique (village_id, reverses),
  foreign key (village_id, household_id) references household (village_id, id),
  foreign key (village_id, item_id) references rulebook_item (village_id, id),
  foreign key (village_id, reverses) references points_entry (village_id, id),
  check (debit_account <> credit_account),
  check ((credit_account = household_id) = (kind in ('award', 'carried_in'))),
  check ((debit_account = household_id) = (kind in ('reversal', 'carried_out'))),
  check ((kind = 'reversal') = (reverses is not null)),
  check ((kind = 'award') = (item_id is not null) or kind = 'reversal')
);
create index points_entry_household on points_entry (village_id, household_id, id desc);
select make_append_only('points_entry');

-- Made with the household, so that a posting always finds a row to lock.
create table points_account (
  village_id uuid not null,
  household_id uuid not null,
  balance integer not null default 0 check (balance >= 0),
  entries integer not null default 0,
  primary key (village_id, household_id),
  foreign key (village_id, household_id) references household (village_id, id)
);

create function open_points_account() returns trigger language plpgsql as $$
begin
  insert into points_account (village_id, household_id) values (new.village_id, new.id);
  return new;
end $$;
create trigger household_points_account after insert on household
  for each row execute function open_points_account();

-- What has been used of a cap: holder is the household or the person, period is named (2026-Q4).
create table points_cap (
  village_id uuid not null,
  holder_id uuid not null,
  item_id uuid not null,
  period text not null,
  used integer not null check (used >= 0),
  primary key (village_id, holder_id, item_id, period)
);

-- Posts one award in one call: locks the household's account, checks the cap, writes the entry and the balance.
-- Nothing that the whole village shares is locked. Status: posted, cap_reached (with what is left), no_account,
-- household_ended.
create function post_award(
  p_village uuid, p_entry uuid, p_household uuid, p_member uuid, p_item uuid, p_points integer,
  p_cap_holder uuid, p_cap_period text, p_cap_points integer, p_occurred_on date, p_posted_at timestamptz,
  p_by uuid, p_by_name text, p_by_role text, p_note text, p_request uuid, p_line integer
) returns table (status text, balance integer, remaining integer) language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  v_balance integer;
  v_used integer;
begin
  update points_account a set balance = a.balance + p_points, entries = a.entries + 1
    where a.village_id = p_village and a.household_id = p_household
    returning a.balance into v_balance;
  if not found then
    return query select 'no_account'::text, 0, 0;
    return;
  end if;
  -- Read under the account's lock: a merger ends the household before it takes the lock and carries the balance on.
  if exists (select 1 from household h where h.village_id = p_village and h.id = p_household and h.ended_on is not null) then
    update points_account a set balance = a.balance - p_points, entries = a.entries - 1
      where a.village_id = p_village and a.household_id = p_household;
    return query select 'household_ended'::text, v_balance - p_points, 0;
    return;
  end if;
  if p_cap_points is not null then
    insert into points_cap as c (village_id, holder_id, item_id, period, used)
      select p_village, p_cap_holder, p_item, p_cap_period, p_points where p_points <= p_cap_points
      on conflict (village_id, holder_id, item_id, period) do update set used = c.used + excluded.used
        where c.used + excluded.used <= p_cap_points
      returning used into v_used;
    if not found then
      update points_account a set balance = a.balance - p_points, entries = a.entries - 1
        where a.village_id = p_village and a.household_id = p_household;
      select coalesce(max(c.used), 0) into v_used from points_cap c where c.village_id = p_village
        and c.holder_id = p_cap_holder and c.item_id = p_item and c.period = p_cap_period;
      return query select 'cap_reached'::text, v_balance - p_points, p_cap_points - v_used;
      return;
    end if;
  end if;
  insert into points_entry (village_id, id, household_id, kind, debit_account, credit_account, points, item_id,
      member_id, occurred_on, posted_at, recorded_by, recorded_by_name, recorded_by_role, note, request_id, line)
    values (p_village, p_entry, p_household, 'award', p_village, p_household, p_points, p_item,
      p_member, p_occurred_on, p_posted_at, p_by, p_by_name, p_by_role, p_note, p_request, p_line);
  return query select 'posted'::text, v_balance, case when p_cap_points is null then null else p_cap_points - v_used end;
end $$;

-- Reverses one award: a new entry the other way round, linked; the cap it had used is given back.
-- Status: reversed, already_reversed, not_an_award, balance_too_low.
create function reverse_award(
  p_village uuid, p_entry uuid, p_reverses uuid, p_cap_holder uuid, p_cap_period text, p_posted_at timestamptz,
  p_by uuid, p_by_name text, p_by_role text, p_reason text, p_request uuid
) returns table (status text, balance integer) language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  v_award points_entry%rowtype;
  v_balance integer;
begin
  select * into v_award from points_entry e where e.village_id = p_village and e.id = p_reverses and e.kind = 'award';
  if not found then
    return query select 'not_an_award'::text, 0;
    return;
  end if;
  select a.balance into v_balance from points_account a
    where a.village_id = p_village and a.household_id = v_award.household_id for update;
  if exists (select 1 from points_entry e where e.village_id = p_village and e.reverses = p_reverses) then
    return query select 'already_reversed'::text, v_balance;
    return;
  end if;
  if v_balance < v_award.points then
    return query select 'balance_too_low'::text, v_balance;
    return;
  end if;
  update points_account a set balance = a.balance - v_award.points, entries = a.entries + 1
    where a.village_id = p_village and a.household_id = v_award.household_id;
  update points_cap c set used = c.used - v_award.points
    where c.village_id = p_village and c.holder_id = p_cap_holder and c.item_id = v_award.item_id and c.period = p_cap_period;
  insert into points_entry (village_id, id, household_id, kind, debit_account, credit_account, points, item_id,
      member_id, occurred_on, posted_at, recorded_by, recorded_by_name, recorded_by_role, note, reverses, request_id)
    values (p_village, p_entry, v_award.household_id, 'reversal', v_award.household_id, p_village, v_award.points,
      v_award.item_id, v_award.member_id, v_award.occurred_on, p_posted_at, p_by, p_by_name, p_by_role, p_reason,
      p_reverses, p_request);
  return query select 'reversed'::text, v_balance - v_award.points;
end $$;
