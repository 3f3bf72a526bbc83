-- Points of a person are counted for the person: whoever moved from one household to another has one counter with both.
-- Lines of a call that name such a person are booked one after the other; before, two of them in a month's batch would
-- have stopped the whole batch.
create or replace function post_awards(
  h_village uuid[], h_request uuid[], h_by uuid[], h_by_name text[], h_by_role text[], h_batch uuid[], h_pending boolean[],
  h_at timestamptz[], l_head integer[], l_line integer[], l_entry uuid[], l_household uuid[], l_member uuid[],
  l_item uuid[], l_points integer[], l_occurred_on date[], l_expires_on date[], l_note text[], l_claim uuid[],
  c_at integer[], c_use text[], c_limit integer[]
) returns table (at integer, status text, entry_id uuid, pending integer, available integer, cap integer, remaining integer)
  language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
declare
  v_village uuid[];
  v_request uuid[];
  v_times bigint[];
  v_twice uuid[];
  v_no integer[];
  v_pending integer[];
  v_available integer[];
  v_status text[];
  v_entry uuid[];
  v_go boolean[];
  v_cap integer[] := array_fill(null::integer, array[cardinality(l_line)]);
  v_left integer[] := v_cap;
  v_caps text[];
  v_wrong boolean;
  v_row record;
  v points_answer;
begin
  -- Lateral with a lock or a limit: looked up line by line by the key, in this order, and never joined otherwise.
  select array_agg(s.village order by s.at), array_agg(s.request order by s.at), array_agg(s.times order by s.at),
      array_agg(s.entries + 1 order by s.at), array_agg(s.pending order by s.at), array_agg(s.available order by s.at)
    into v_village, v_request, v_times, v_no, v_pending, v_available
    from (select t.*, a.entries, a.pending, a.available, count(*) over (partition by t.village, t.household) as times
      from (select h_village[head] as village, household, h_request[head] as request, at
        from unnest(l_head, l_household) with ordinality t (head, household, at) order by 1, 2) t
      left join lateral (select a.entries, a.pending, a.available from points_account a
        where a.village_id = t.village and a.household_id = t.household for update) a on true) s;

  -- Who moved house has deeds with two households, and one counter for both.
  if array_remove(l_member, null) <> '{}' then
    v_twice := array(select m from unnest(l_member) m where m is not null group by m having count(*) > 1);
    if v_twice <> '{}' then
      select array_agg(case when t.member = any (v_twice) then 2 else t.times end order by t.at) into v_times
        from unnest(v_times, l_member) with ordinality t (times, member, at);
    end if;
  end if;

  -- Read by a later statement, and so after whoever held the locks.
  select array_agg(case when f.id is not null then 'repeated' when t.no is null then 'no_account'
        when t.times > 1 then 'several' when k.ended_on is not null then 'household_ended'
        when i.id is null then 'no_item' else 'posted' end order by t.at),
      array_agg(coalesce(f.id, t.entry) order by t.at), bool_or(f.household_id <> t.household)
    into v_status, v_entry, v_wrong
    from unnest(v_village, v_request, l_line, l_entry, l_household, l_item, v_no, v_times) with ordinality
      t (village, request, line, entry, household, item, no, times, at)
    left join lateral (select k.ended_on from household k
      where k.village_id = t.village and k.id = t.household limit 1) k on true
    left join lateral (select i.id from rulebook_item i where i.village_id = t.village and i.id = t.item limit 1) i on true
    left join lateral (select f.id, f.household_id from points_entry f where f.village_id = t.village
      and f.request_id = t.request and f.line = t.line and f.kind = 'award' limit 1) f on true;
  if v_wrong then
    raise exception 'a line of this request was booked for another household';
  end if;
  select array_agg(s = 'posted' order by at) into v_go from unnest(v_status) with ordinality t (s, at);

  -- Caps of the lines that stand alone: no other line of the call uses their counters, and no other transaction those
  -- of the household. A person's counter is looked at once more after it was written.
  if cardinality(c_at) > 0 then
    for v_row in
      select distinct on (u.at) u.at, u.i, u.period, u.amount, u.max - coalesce(c.used, 0) as remaining
        from (select t.at, t.i, t.max, split_part(t.use, ' ', 3) as period,
            case left(t.use, 1) when 'h' then l_household[t.at] else l_member[t.at] end as holder,
            case when substr(t.use, 3, 2) = 'i ' then l_item[t.at] else split_part(t.use, ' ', 2)::uuid end as counter,
            case when t.use like '% slot/%' then 1 else l_points[t.at] end as amount
          from (select *, row_number() over (partition by t.at order by t.n) - 1 as i
            from unnest(c_at, c_use, c_limit) with ordinality t (at, use, max, n)) t
          where v_go[t.at]) u
        left join lateral (select c.used from points_cap c where c.village_id = v_village[u.at] and c.holder_id = u.holder
          and c.counter_id = u.counter and c.period = u.period limit 1) c on true
        order by u.at, (coalesce(c.used, 0) + u.amount > u.max) desc,
          case when coalesce(c.used, 0) + u.amount > u.max then u.i end,
          case when u.period like 'slot/%' then null else u.max - coalesce(c.used, 0) end nulls last
    loop
      if v_row.amount > v_row.remaining then
        v_go[v_row.at] := false;
        v_status[v_row.at] := case when v_row.period like 'slot/%' then 'group_taken' else 'cap_reached' end;
        v_cap[v_row.at] := v_row.i;
        v_left[v_row.at] := greatest(v_row.remaining, 0);
      elsif v_row.period not like 'slot/%' then
        v_left[v_row.at] := v_row.remaining - v_row.amount;
      end if;
    end loop;
    insert into points_cap as c (village_id, holder_id, counter_id, period, used)
      select v_village[t.at], case left(t.use, 1) when 'h' then l_household[t.at] else l_member[t.at] end,
        case when substr(t.use, 3, 2) = 'i ' then l_item[t.at] else split_part(t.use, ' ', 2)::uuid end,
        split_part(t.use, ' ', 3), case when t.use like '% slot/%' then 1 else l_points[t.at] end
      from unnest(c_at, c_use) t (at, use) where v_go[t.at]
      on conflict (village_id, holder_id, counter_id, period) do update set used = c.used + excluded.used;
    if 'm' = any (select left(u, 1) from unnest(c_use) u) and exists (
        select 1 from unnest(c_at, c_use, c_limit) t (at, use, max)
        join lateral (select c.used from points_cap c where c.village_id = v_village[t.at] and c.holder_id = l_member[t.at]
          and c.counter_id = case when substr(t.use, 3, 2) = 'i ' then l_item[t.at] else split_part(t.use, ' ', 2)::uuid end
          and c.period = split_part(t.use, ' ', 3) limit 1) c on true
        where left(t.use, 1) = 'm' and v_go[t.at] and c.used > t.max) then
      raise exception 'the cap of somebody who moved house was filled with the other household meanwhile'
        using errcode = 'serialization_failure';
    end if;
    select array_agg(u.uses order by t.at) into v_caps
      from generate_series(1, cardinality(l_line)) t (at)
      left join (select at, string_agg(use, ',' order by i) as uses
        from unnest(c_at, c_use) with ordinality c (at, use, i) group by at) u on u.at = t.at;
  end if;

  update points_account a set entries = a.entries + 1,
      pending = a.pending + case when h_pending[t.head] then t.points else 0 end,
      available = a.available + case when h_pending[t.head] then 0 else t.points end
    from unnest(v_village, l_household, l_points, l_head, v_go) t (village, household, points, head, go)
    where t.go and a.village_id = t.village and a.household_id = t.household;
  insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points, item_id, member_id,
      occurred_on, expires_on, posted_at, recorded_by, recorded_by_name, recorded_by_role, note, batch_id, claim_id,
      request_id, line, caps)
    select t.village, t.entry, t.household, t.no, 'award', 'issuing',
      case when h_pending[t.head] then 'pending' else 'available' end::points_bucket, t.points, t.item,
      t.member, t.occurred_on, t.expires_on, h_at[t.head], h_by[t.head], h_by_name[t.head],
      h_by_role[t.head], t.note, h_batch[t.head], t.claim, t.request, t.line, string_to_array(t.caps, ',')
    from unnest(v_village, v_request, v_no, v_go, v_caps, l_head, l_line, l_entry, l_household, l_member, l_item, l_points,
        l_occurred_on, l_expires_on, l_note, l_claim)
      t (village, request, no, go, caps, head, line, entry, household, member, item, points, occurred_on, expires_on, note, claim)
    where t.go;
  if array_remove(l_expires_on, null) <> '{}' then
    insert into points_lot (village_id, household_id, entry_id, no, left_points, expires_on)
      select t.village, t.household, t.entry, t.no, t.points, t.expires_on
      from unnest(v_village, v_no, v_go, l_head, l_entry, l_household, l_points, l_expires_on)
        t (village, no, go, head, entry, household, points, expires_on)
      where t.go and t.expires_on is not null and not h_pending[t.head];
  end if;

  if 'several' = any (v_status) then
    for at in 1..cardinality(l_line) loop
      continue when v_status[at] <> 'several';
      v := post_award(v_village[at], v_request[at], l_line[at], l_entry[at], l_household[at], l_member[at], l_item[at],
        l_points[at], (select array_agg(use order by i) from unnest(c_at, c_use) with ordinality c (line, use, i) where c.line = at),
        (select array_agg(max order by i) from unnest(c_at, c_limit) with ordinality c (line, max, i) where c.line = at),
        h_pending[l_head[at]], l_occurred_on[at], l_expires_on[at], h_at[l_head[at]], h_by[l_head[at]],
        h_by_name[l_head[at]], h_by_role[l_head[at]], l_note[at], h_batch[l_head[at]], l_claim[at]);
      v_status[at] := v.status;
      v_entry[at] := v.entry_id;
      v_pending[at] := v.pending;
      v_available[at] := v.available;
      v_cap[at] := v.cap;
      v_left[at] := v.remaining;
    end loop;
  end if;
  return query select t.i::integer, t.status, t.entry,
      t.pending + case when t.go and h_pending[t.head] then t.points else 0 end,
      t.available + case when t.go and not h_pending[t.head] then t.points else 0 end, t.cap, t.remaining
    from unnest(v_status, v_entry, v_pending, v_available, v_cap, v_left, v_go, l_head, l_points) with ordinality
      t (status, entry, pending, available, cap, remaining, go, head, points, i);
end $$;

-- The last day of points that are posted on a day, by the rulebook of their item; null where it lets none expire. As
-- `expiresOn` of the domain has it: 02-29 is the 28th in other years.
create function points_last_day(p_village uuid, p_item uuid, p_on date) returns date language sql stable as $$
  select m.first + least(right(b.expiry_month_day, 2)::integer,
      extract(day from m.first + interval '1 month' - interval '1 day')::integer) - 1
    from rulebook_item i
    join rulebook b on b.village_id = i.village_id and b.id = i.rulebook_id and b.expiry_years_on is not null
    cross join lateral (select make_date(extract(year from p_on)::integer + b.expiry_years_on,
      left(b.expiry_month_day, 2)::integer, 1) as first) m
    where i.village_id = p_village and i.id = p_item
$$;

-- Points can be spent from the day on which their notice closes, and their term begins there: a batch that hung over
-- New Year, or a line that was held back, is not a year shorter for it. Never earlier than was said before.
create or replace function release_entries(
  p_village uuid, p_batch uuid, p_one uuid, p_except uuid[], p_on date, p_at timestamptz,
  p_by uuid, p_by_name text, p_by_role text, p_request uuid
) returns table (released integer, points integer) language plpgsql
  security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
declare
  v_village uuid;
  v_locked uuid[];
  v_entries uuid[];
  v_released integer := 0;
  v_points integer := 0;
  v_sum integer;
begin
  for v_village in select * from points_villages(p_village) loop
    -- Locked first, read afterwards: a reversal under way is waited for. What came in between for a household that is
    -- not locked is left to the next release: its account would be locked out of order.
    select array_agg(l.household_id) into v_locked from (
      select a.household_id from points_account a where a.village_id = v_village and a.household_id in
        (select e.household_id from points_waiting(v_village, p_batch, p_one) e) order by a.household_id for update) l;
    select array_agg(e.id) into v_entries from points_waiting(v_village, p_batch, p_one) e
      where e.household_id = any (v_locked) and e.id <> all (p_except)
        and (e.about is null or e.about <> all (p_except));
    continue when v_entries is null;
    insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points, item_id, member_id,
        occurred_on, expires_on, posted_at, recorded_by, recorded_by_name, recorded_by_role, about, batch_id, claim_id,
        request_id, line)
      select v_village, points_new_id(), e.household_id, a.entries + row_number() over (partition by e.household_id order by e.no),
        'release', 'pending', 'available', e.points, e.item_id, e.member_id, p_on,
        greatest(e.expires_on, case when e.expires_on is not null then points_last_day(v_village, e.item_id, p_on) end),
        p_at, p_by, p_by_name,
        p_by_role, e.id, e.batch_id, e.claim_id, p_request, row_number() over (order by e.household_id, e.no)
      from points_entry e join points_account a on a.village_id = v_village and a.household_id = e.household_id
      where e.village_id = v_village and e.id = any (v_entries);
    insert into points_lot (village_id, household_id, entry_id, no, left_points, expires_on)
      select v_village, e.household_id, r.about, r.no, r.points, r.expires_on
      from points_entry e join points_entry r on r.village_id = v_village and r.about = e.id and r.kind = 'release'
      where e.village_id = v_village and e.id = any (v_entries) and e.expires_on is not null;
    update points_account a set entries = a.entries + s.n, pending = a.pending - s.points, available = a.available + s.points
      from (select e.household_id, count(*)::integer as n, sum(e.points)::integer as points from points_entry e
        where e.village_id = v_village and e.id = any (v_entries) group by e.household_id) s
      where a.village_id = v_village and a.household_id = s.household_id;
    select sum(e.points) into v_sum from points_entry e where e.village_id = v_village and e.id = any (v_entries);
    v_released := v_released + cardinality(v_entries);
    v_points := v_points + v_sum;
  end loop;
  return query select v_released, v_points;
end $$;
