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
