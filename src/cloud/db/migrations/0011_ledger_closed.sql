-- The ledger is written by its functions alone: the application's role may read the tables named here and call the
-- functions, which run as their owner. Nobody who holds the application's login can set a balance or give a cap back.
create table closed_table (name text primary key);
insert into closed_table (name) values ('points_entry'), ('points_account'), ('points_cap');

-- What an entry was booked under is part of the entry: a rule is changed by the next version, never in place. (A
-- reversal reads the cap from the item; an item with another period would give back another cap.)
select make_append_only('rulebook_item');
select make_append_only('roster_import');

-- The nightly sweep looks for these.
create index session_expires on session (expires_at);

alter function open_points_account() security definer;
alter function open_points_account() set search_path = public, pg_temp;

-- As in 0004, and: status household_ended.
create or replace function post_award(
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

-- As in 0004.
create or replace function reverse_award(
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

-- Carries the balances of an ended village into its successor, entry by entry, for the households that went with it.
-- The ids, in order of time, are the caller's, one each for every account of the old village. All of its accounts are
-- locked first, also the empty ones: an award under way is waited for and carried, a later one finds its household ended.
create function carry_points(
  p_from uuid, p_into uuid, p_index integer, p_out uuid[], p_in uuid[], p_occurred_on date, p_posted_at timestamptz,
  p_by uuid, p_by_name text, p_note text, p_request uuid
) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_households uuid[];
  v_points integer[];
begin
  perform 1 from points_account a where a.village_id = p_from order by a.household_id for update;
  select coalesce(array_agg(a.household_id order by a.household_id), '{}'),
      coalesce(array_agg(a.balance order by a.household_id), '{}')
    into v_households, v_points
    from points_account a join points_account n on n.village_id = p_into and n.household_id = a.household_id
    where a.village_id = p_from and a.balance > 0;
  if cardinality(v_households) > least(cardinality(p_out), cardinality(p_in)) then
    raise exception 'fewer ids than accounts';
  end if;
  insert into points_entry (village_id, id, household_id, kind, debit_account, credit_account, points, occurred_on,
      posted_at, recorded_by, recorded_by_name, recorded_by_role, note, request_id, line)
    select p_from, p_out[t.line], t.household_id, 'carried_out', t.household_id, p_from, t.points, p_occurred_on,
      p_posted_at, p_by, p_by_name, 'sys_admin', p_note, p_request, t.line::integer
    from unnest(v_households, v_points) with ordinality as t (household_id, points, line);
  -- Lines of several old villages must not meet in the new ledger under one request id.
  insert into points_entry (village_id, id, household_id, kind, debit_account, credit_account, points, occurred_on,
      posted_at, recorded_by, recorded_by_name, recorded_by_role, note, request_id, line)
    select p_into, p_in[t.line], t.household_id, 'carried_in', p_into, t.household_id, t.points, p_occurred_on,
      p_posted_at, p_by, p_by_name, 'sys_admin', p_note, p_request, p_index * 100000 + t.line::integer
    from unnest(v_households, v_points) with ordinality as t (household_id, points, line);
  update points_account a set balance = a.balance - t.points, entries = a.entries + 1
    from unnest(v_households, v_points) as t (household_id, points)
    where a.village_id = p_from and a.household_id = t.household_id;
  update points_account a set balance = a.balance + t.points, entries = a.entries + 1
    from unnest(v_households, v_points) as t (household_id, points)
    where a.village_id = p_into and a.household_id = t.household_id;
  return cardinality(v_households);
end $$;
