-- Points have places: what waits for its notice (pending), what can be spent (available), what a redemption holds
-- (reserved) and what is for honour alone. One row is still one transfer with both legs: the kind says from which
-- bucket to which; issuing, redeemed and expired are the village's side.
create type points_bucket as enum ('pending', 'available', 'reserved', 'honour', 'issuing', 'redeemed', 'expired');

alter table points_entry disable trigger points_entry_append_only;
alter table points_entry
  drop constraint points_entry_kind_check,
  drop constraint points_entry_check,
  drop constraint points_entry_check1,
  drop constraint points_entry_check2,
  drop constraint points_entry_check3,
  drop constraint points_entry_check4,
  drop constraint points_entry_village_id_request_id_line_key,
  drop constraint points_entry_village_id_reverses_key,
  -- A foreign key locks the row it points to at every posting, and one item of a whole village would be
  -- one hot row. The functions look them up, and none is ever deleted.
  drop constraint points_entry_village_id_household_id_fkey,
  drop constraint points_entry_village_id_item_id_fkey,
  drop constraint points_entry_village_id_reverses_fkey,
  add column no integer,
  add column from_bucket points_bucket,
  add column to_bucket points_bucket,
  add column category text,
  add column expires_on date,
  add column about uuid,
  add column batch_id uuid,
  add column claim_id uuid,
  add column redemption_id uuid,
  -- What the award used of its caps: 'h i 2026-Q4' is the household's counter of the item for the quarter; m is the
  -- member's, a group's id stands for i, and slot/2026-11 takes the one place of an exclusive group.
  add column caps text[];
update points_entry e set
    no = n.no,
    from_bucket = case when e.kind in ('award', 'carried_in') then 'issuing' else 'available' end::points_bucket,
    to_bucket = case when e.kind in ('award', 'carried_in') then 'available' else 'issuing' end::points_bucket,
    caps = case when e.kind = 'award' and i.cap_period is not null then array[concat(
      case when i.cap_per = 'person' and e.member_id is not null then 'm' else 'h' end, ' i ',
      case i.cap_period when 'day' then to_char(e.occurred_on, 'YYYY-MM-DD') when 'month' then to_char(e.occurred_on, 'YYYY-MM')
        when 'quarter' then to_char(e.occurred_on, 'YYYY-"Q"Q') else to_char(e.occurred_on, 'YYYY') end)] end
  from (select village_id, id, item_id,
      row_number() over (partition by village_id, household_id order by posted_at, id) as no from points_entry) n
    left join rulebook_item i on i.village_id = n.village_id and i.id = n.item_id
  where n.village_id = e.village_id and n.id = e.id;
alter table points_entry enable trigger points_entry_append_only;

drop function post_award;
drop function reverse_award;
drop function carry_points;
drop index points_entry_household;
alter table points_entry
  drop column debit_account,
  drop column credit_account,
  alter column no set not null,
  alter column from_bucket set not null,
  alter column to_bucket set not null,
  drop constraint points_entry_points_check;

-- What every entry must be. A constraint is read from its text and prepared anew by every statement that writes, which
-- for these conditions took twice the time of the whole insert; a function is compiled once a connection.
create function points_entry_is_sound(
  p_kind text, p_from points_bucket, p_to points_bucket, p_points integer, p_no integer, p_category text,
  p_item uuid, p_reverses uuid, p_about uuid
) returns boolean language plpgsql immutable as $$
begin
  return p_points > 0 and p_no > 0
    and (p_category is null or p_category in ('participation', 'courtyard', 'virtue'))
    and (p_kind = 'reversal') = (p_reverses is not null)
    and ((p_kind in ('release', 'hand_over', 'give_back', 'expiry')) = (p_about is not null) or p_kind like 'carried%')
    and case p_kind
      when 'award' then p_from = 'issuing' and p_to in ('pending', 'available') and p_item is not null
      when 'release' then p_from = 'pending' and p_to = 'available'
      when 'reversal' then p_to = case when p_from < 'issuing' then 'issuing' else 'available' end::public.points_bucket
      when 'honour' then p_from = 'issuing' and p_to = 'honour'
      when 'reserve' then p_from = 'available' and p_to = 'reserved'
      when 'hand_over' then p_from = 'reserved' and p_to = 'redeemed'
      when 'give_back' then p_from = 'reserved' and p_to = 'available'
      when 'expiry' then p_from = 'available' and p_to = 'expired'
      when 'deduction' then p_from = 'available' and p_to = 'issuing' and p_category is not null
      when 'carried_out' then p_from < 'issuing' and p_to = 'issuing'
      when 'carried_in' then p_from = 'issuing' and p_to < 'issuing'
      else false end;
end $$;
alter table points_entry add constraint points_entry_is_sound
  check (points_entry_is_sound(kind, from_bucket, to_bucket, points, no, category, item_id, reverses, about));
create unique index points_entry_no on points_entry (village_id, household_id, no);
-- The other kinds have a key of their own: what they take back, release, settle or hold.
create unique index points_entry_request on points_entry (village_id, request_id, line, kind)
  where kind in ('award', 'honour', 'deduction', 'carried_out', 'carried_in');
create unique index points_entry_reverses on points_entry (village_id, reverses) where reverses is not null;
create unique index points_entry_about on points_entry (village_id, about) where kind in ('release', 'hand_over', 'give_back', 'carried_out');
create unique index points_entry_redemption on points_entry (village_id, redemption_id)
  where redemption_id is not null and to_bucket = 'reserved';
create index points_entry_batch on points_entry (village_id, batch_id) where batch_id is not null;

alter table points_account rename column balance to available;
alter table points_account
  drop constraint points_account_balance_check,
  add column pending integer not null default 0,
  add column reserved integer not null default 0,
  add column honour integer not null default 0,
  -- One condition, not four: see points_entry_is_sound.
  add constraint points_account_never_negative check (least(available, pending, reserved, honour) >= 0),
  -- Room on the page for the next version of a row that changes with every posting.
  set (fillfactor = 70);

alter table points_cap rename column item_id to counter_id;
alter table points_cap set (fillfactor = 70);

-- Points that expire, by the entry they came with. What an account has beyond its lots never expires.
create table points_lot (
  village_id uuid not null,
  household_id uuid not null,
  entry_id uuid not null,
  no integer not null,
  left_points integer not null check (left_points >= 0),
  expires_on date not null,
  warned_on date,
  primary key (village_id, household_id, entry_id)
);
create index points_lot_to_warn on points_lot (expires_on) where left_points > 0 and warned_on is null;
create index points_lot_to_expire on points_lot (expires_on) where left_points > 0 and warned_on is not null;

-- From which lots an entry took, so that what is given back goes where it came from.
create table points_lot_take (
  village_id uuid not null,
  entry_id uuid not null,
  lot_id uuid not null,
  points integer not null check (points > 0),
  primary key (village_id, entry_id, lot_id)
);
select make_append_only('points_lot_take');
insert into closed_table (name) values ('points_lot'), ('points_lot_take');

-- The helpers below are not SECURITY DEFINER: the ledger's functions call them as the owner, and the application,
-- which may not write these tables, cannot.

-- A UUIDv7 for rows that the database itself decides on.
create function points_new_id() returns uuid language sql volatile as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
    substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

create function points_day(p_at timestamptz) returns date language sql immutable as $$
  select ((p_at + interval '8 hours') at time zone 'UTC')::date
$$;

-- Takes points from an account's lots for an entry: first what expires first, then what came first, last what never
-- expires; a reversal begins with what is left of its own lot (`p_own`; with none, with what never expires).
create function points_take_lots(
  p_village uuid, p_household uuid, p_entry uuid, p_points integer, p_available integer, p_reversal boolean, p_own uuid
) returns void language plpgsql as $$
declare
  v_points integer := p_points;
begin
  if not exists (select 1 from points_lot l where l.village_id = p_village and l.household_id = p_household and l.left_points > 0) then
    return;
  end if;
  if p_reversal and not exists (select 1 from points_lot l where l.village_id = p_village and l.household_id = p_household and l.entry_id = p_own) then
    select p_points - least(p_points, p_available - coalesce(sum(l.left_points), 0)) into v_points
      from points_lot l where l.village_id = p_village and l.household_id = p_household;
  end if;
  with ordered as (
    select l.entry_id, l.left_points,
      sum(l.left_points) over (order by (l.entry_id = p_own) is true desc, l.expires_on, l.no) - l.left_points as before
    from points_lot l where l.village_id = p_village and l.household_id = p_household and l.left_points > 0
  ), taken as (
    update points_lot l set left_points = l.left_points - least(o.left_points, v_points - o.before)
      from ordered o
      where l.village_id = p_village and l.household_id = p_household and l.entry_id = o.entry_id and o.before < v_points
      returning l.entry_id, least(o.left_points, v_points - o.before) as points
  )
  insert into points_lot_take (village_id, entry_id, lot_id, points)
    select p_village, p_entry, t.entry_id, t.points from taken t;
end $$;

-- Gives back to the lots what `p_taking` took. Where such a lot has run out meanwhile its points can be spent for
-- another 30 days, and count as warned of today.
create function points_give_lots(p_village uuid, p_household uuid, p_taking uuid, p_day date) returns void language sql as $$
  update points_lot l set left_points = l.left_points + t.points,
      expires_on = case when l.expires_on < p_day then p_day + 30 else l.expires_on end,
      warned_on = case when l.expires_on < p_day then p_day else l.warned_on end
    from points_lot_take t
    where t.village_id = p_village and t.entry_id = p_taking
      and l.village_id = p_village and l.household_id = p_household and l.entry_id = t.lot_id
$$;

-- One use of a cap in an entry, as the counter's key. Amount: the points, or one place of an exclusive group.
create function points_cap_key(p_use text, p_household uuid, p_member uuid, p_item uuid, p_points integer,
  out holder uuid, out counter uuid, out period text, out amount integer) language sql immutable as $$
  select case split_part(p_use, ' ', 1) when 'h' then p_household when 'm' then p_member end,
    case split_part(p_use, ' ', 2) when 'i' then p_item else split_part(p_use, ' ', 2)::uuid end,
    split_part(p_use, ' ', 3),
    case when split_part(p_use, ' ', 3) like 'slot/%' then 1 else p_points end
$$;

create function points_free_caps(p_village uuid, p_household uuid, p_member uuid, p_item uuid, p_points integer, p_caps text[])
  returns void language sql as $$
  update points_cap c set used = c.used - k.amount
    from unnest(p_caps) u, points_cap_key(u, p_household, p_member, p_item, p_points) k
    where c.village_id = p_village and c.holder_id = k.holder and c.counter_id = k.counter and c.period = k.period
$$;

-- The ledger's functions look rows up by their keys whatever the planner believes of a table's size: a plan that was
-- made while a table was empty is kept by the connection, and would read all of it later. For the same reason a plan is
-- made once and kept: planning again for every call costs more than the call.

-- The answer to one line. Status: posted, repeated (the same request and line again), cap_reached (which cap, what is
-- left of it), group_taken, household_ended, no_account, no_item.
create type points_answer as (
  status text, entry_id uuid, pending integer, available integer, cap integer, remaining integer);

-- Books one award: locks the household's account, keeps caps and group, writes the entry and the balance. Nothing
-- that the whole village shares is locked.
create function post_award(
  p_village uuid, p_request uuid, p_line integer, p_entry uuid, p_household uuid, p_member uuid, p_item uuid,
  p_points integer, p_caps text[], p_limits integer[], p_pending boolean, p_occurred_on date, p_expires_on date,
  p_at timestamptz, p_by uuid, p_by_name text, p_by_role text, p_note text, p_batch uuid, p_claim uuid
) returns points_answer language plpgsql
  security definer
  set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  v_no integer;
  v points_answer;
  v_first uuid;
  v_household uuid;
  v_ended boolean;
  v_item boolean;
  v_holder uuid;
  v_counter uuid;
  v_period text;
  v_amount integer;
  v_used integer;
begin
  update points_account a set entries = a.entries + 1,
      pending = a.pending + case when p_pending then p_points else 0 end,
      available = a.available + case when p_pending then 0 else p_points end
    where a.village_id = p_village and a.household_id = p_household
    returning a.entries, a.pending, a.available into v_no, v.pending, v.available;
  if not found then
    v.status := 'no_account';
    return v;
  end if;
  -- Read under the account's lock: the same request waits here for the first one, and a merger ends the household
  -- before it takes the lock and carries the points on.
  select h.ended_on is not null, exists (select 1 from rulebook_item i where i.village_id = p_village and i.id = p_item),
      e.id, e.household_id
    into v_ended, v_item, v_first, v_household
    from household h left join points_entry e
      on e.village_id = p_village and e.request_id = p_request and e.line = p_line and e.kind = 'award'
    where h.village_id = p_village and h.id = p_household;
  if v_household <> p_household then
    raise exception 'line % of request % was booked for another household', p_line, p_request;
  end if;
  v.status := case when v_first is not null then 'repeated' when v_ended then 'household_ended'
    when not v_item then 'no_item' else 'posted' end;
  v.entry_id := coalesce(v_first, p_entry);
  if v.status = 'posted' then
    for i in 1..coalesce(cardinality(p_caps), 0) loop
      v_holder := case left(p_caps[i], 1) when 'h' then p_household else p_member end;
      v_counter := case when substr(p_caps[i], 3, 2) = 'i ' then p_item else split_part(p_caps[i], ' ', 2)::uuid end;
      v_period := split_part(p_caps[i], ' ', 3);
      v_amount := case when v_period like 'slot/%' then 1 else p_points end;
      insert into points_cap as c (village_id, holder_id, counter_id, period, used)
        select p_village, v_holder, v_counter, v_period, v_amount where v_amount <= p_limits[i]
        on conflict (village_id, holder_id, counter_id, period) do update set used = c.used + excluded.used
          where c.used + excluded.used <= p_limits[i]
        returning c.used into v_used;
      if not found then
        select coalesce(max(c.used), 0) into v_used from points_cap c where c.village_id = p_village
          and c.holder_id = v_holder and c.counter_id = v_counter and c.period = v_period;
        v.status := case when v_period like 'slot/%' then 'group_taken' else 'cap_reached' end;
        v.cap := i - 1;
        v.remaining := greatest(p_limits[i] - v_used, 0);
        perform points_free_caps(p_village, p_household, p_member, p_item, p_points, p_caps[:i - 1]);
        exit;
      end if;
      if v_period not like 'slot/%' then
        v.remaining := least(v.remaining, p_limits[i] - v_used);
      end if;
    end loop;
  end if;
  if v.status <> 'posted' then
    update points_account a set entries = a.entries - 1,
        pending = a.pending - case when p_pending then p_points else 0 end,
        available = a.available - case when p_pending then 0 else p_points end
      where a.village_id = p_village and a.household_id = p_household
      returning a.pending, a.available into v.pending, v.available;
    return v;
  end if;
  insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points, item_id, member_id,
      occurred_on, expires_on, posted_at, recorded_by, recorded_by_name, recorded_by_role, note, batch_id, claim_id,
      request_id, line, caps)
    values (p_village, p_entry, p_household, v_no, 'award', 'issuing',
      case when p_pending then 'pending' else 'available' end::points_bucket, p_points, p_item, p_member,
      p_occurred_on, p_expires_on, p_at, p_by, p_by_name, p_by_role, p_note, p_batch, p_claim,
      p_request, p_line, p_caps);
  if p_expires_on is not null and not p_pending then
    insert into points_lot (village_id, household_id, entry_id, no, left_points, expires_on)
      values (p_village, p_household, p_entry, v_no, p_points, p_expires_on);
  end if;
  return v;
end $$;

-- Books many lines in one call, of one request or of many (h_: one head for each request, l_: the lines, c_: the uses
-- of caps, by line). All accounts are locked first, in the order of their ids. Lines whose household comes once are
-- booked set by set; a household that comes several times is booked line by line, in their order.
create function post_awards(
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

  -- Caps of the lines that stand alone: no other line of the call, and no other transaction, uses their counters.
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

-- The village itself and what it was merged into, oldest first: what waits or is held goes on in the successor.
create function points_villages(p_village uuid) returns setof uuid language sql stable as $$
  with recursive v (id, n) as (
    select p_village, 0 union all select p.merged_into, v.n + 1 from v join place p on p.id = v.id where p.merged_into is not null)
  select id from v order by n
$$;

-- What still waits, of a batch or as one entry: an award to pending, or the same carried in by a merger.
create function points_waiting(p_village uuid, p_batch uuid, p_one uuid) returns setof points_entry language sql stable as $$
  select e.* from (
      select * from points_entry where village_id = p_village and batch_id = p_batch
      union all
      select * from points_entry where village_id = p_village and id = p_one
      union all
      select * from points_entry where village_id = p_village and about = p_one and kind = 'carried_in') e
    where e.to_bucket = 'pending'
      and not exists (select 1 from points_entry r where r.village_id = p_village and r.reverses = e.id)
      and not exists (select 1 from points_entry r where r.village_id = p_village and r.about = e.id
        and r.kind in ('release', 'carried_out'))
$$;
create index points_entry_carried on points_entry (village_id, about) where kind = 'carried_in' and about is not null;

-- Makes what waits available: a batch without the entries of `p_except`, or one entry. Each is released once.
create function release_entries(
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
        'release', 'pending', 'available', e.points, e.item_id, e.member_id, p_on, e.expires_on, p_at, p_by, p_by_name,
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

-- Moves points of one account between two buckets, under its lock, and gives the entry its number. Null: there are
-- not enough of them.
create function points_move(p_village uuid, p_household uuid, p_from points_bucket, p_to points_bucket, p_points integer)
  returns points_account language sql as $$
  update points_account a set entries = a.entries + 1,
      pending = a.pending + case when p_to = 'pending' then p_points when p_from = 'pending' then -p_points else 0 end,
      available = a.available + case when p_to = 'available' then p_points when p_from = 'available' then -p_points else 0 end,
      reserved = a.reserved + case when p_to = 'reserved' then p_points when p_from = 'reserved' then -p_points else 0 end,
      honour = a.honour + case when p_to = 'honour' then p_points when p_from = 'honour' then -p_points else 0 end
    where a.village_id = p_village and a.household_id = p_household and p_points <= case p_from
      when 'pending' then a.pending when 'available' then a.available when 'reserved' then a.reserved
      when 'honour' then a.honour else p_points end
    returning a.*
$$;

-- Takes an award, honour, deduction, expiry or hand-over back by an entry the other way round, linked to it; an award
-- gives its caps back. Status: reversed, repeated, already_reversed, not_reversible, balance_too_low.
create function reverse_entry(
  p_village uuid, p_entry uuid, p_reverses uuid, p_at timestamptz, p_by uuid, p_by_name text, p_by_role text,
  p_reason text, p_request uuid
) returns table (status text, entry_id uuid, points integer, pending integer, available integer) language plpgsql
  security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
declare
  v_old points_entry;
  v_first points_entry;
  v_account points_account;
  v_from points_bucket;
  v_to points_bucket;
begin
  select * into v_old from points_entry e where e.village_id = p_village and e.id = p_reverses
    and e.kind in ('award', 'honour', 'deduction', 'expiry', 'hand_over');
  if not found then
    return query select 'not_reversible', null::uuid, 0, 0, 0;
    return;
  end if;
  select * into v_account from points_account a
    where a.village_id = p_village and a.household_id = v_old.household_id for update;
  select * into v_first from points_entry e where e.village_id = p_village and e.reverses = p_reverses;
  if found then
    return query select case when v_first.request_id = p_request then 'repeated' else 'already_reversed' end,
      v_first.id, v_first.points, v_account.pending, v_account.available;
    return;
  end if;
  v_from := v_old.to_bucket;
  if v_from = 'pending' and exists (select 1 from points_entry e
      where e.village_id = p_village and e.about = p_reverses and e.kind = 'release') then
    v_from := 'available';
  end if;
  v_to := case when v_from < 'issuing' then 'issuing' else 'available' end;
  -- The lots are taken from while the account still shows what it had.
  if v_from = 'available' and v_account.available >= v_old.points then
    perform points_take_lots(p_village, v_old.household_id, p_entry, v_old.points, v_account.available, true, v_old.id);
  end if;
  select * into v_account from points_move(p_village, v_old.household_id, v_from, v_to, v_old.points);
  if v_account.village_id is null then
    return query select 'balance_too_low', null::uuid, v_old.points, 0, 0;
    return;
  end if;
  if v_to = 'available' then
    perform points_give_lots(p_village, v_old.household_id,
      case v_old.kind when 'hand_over' then v_old.about else v_old.id end, points_day(p_at));
  end if;
  if v_old.caps is not null then
    perform points_free_caps(p_village, v_old.household_id, v_old.member_id, v_old.item_id, v_old.points, v_old.caps);
  end if;
  insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points, item_id, category,
      member_id, occurred_on, posted_at, recorded_by, recorded_by_name, recorded_by_role, note, reverses, batch_id, claim_id,
      redemption_id, request_id)
    values (p_village, p_entry, v_old.household_id, v_account.entries, 'reversal', v_from, v_to, v_old.points, v_old.item_id,
      v_old.category, v_old.member_id, v_old.occurred_on, p_at, p_by, p_by_name, p_by_role, p_reason, p_reverses,
      v_old.batch_id, v_old.claim_id, v_old.redemption_id, p_request);
  return query select 'reversed', p_entry, v_old.points, v_account.pending, v_account.available;
end $$;

-- One entry of a household by itself: reserve, honour or deduction. Status: posted, repeated, balance_too_low,
-- no_account, household_ended.
create function post_single(
  p_kind text, p_village uuid, p_entry uuid, p_household uuid, p_member uuid, p_points integer, p_category text,
  p_redemption uuid, p_on date, p_at timestamptz, p_by uuid, p_by_name text, p_by_role text, p_note text,
  p_request uuid, p_line integer
) returns table (status text, entry_id uuid, available integer, honour integer) language plpgsql
  security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
declare
  v_before points_account;
  v_account points_account;
  v_first points_entry;
  v_from points_bucket := case p_kind when 'honour' then 'issuing' when 'reserve' then 'available' when 'deduction' then 'available' end;
  v_to points_bucket := case p_kind when 'honour' then 'honour' when 'reserve' then 'reserved' when 'deduction' then 'issuing' end;
begin
  select * into v_before from points_account a where a.village_id = p_village and a.household_id = p_household for update;
  if not found then
    return query select 'no_account', null::uuid, 0, 0;
    return;
  end if;
  select * into v_first from points_entry e where e.village_id = p_village and case when p_kind = 'reserve'
    then e.redemption_id = p_redemption and e.to_bucket = 'reserved'
    else e.request_id = p_request and e.line = p_line and e.kind = p_kind end;
  if found then
    if v_first.household_id <> p_household then
      raise exception 'line % of request % was booked for another household', p_line, p_request;
    end if;
    return query select 'repeated', v_first.id, v_before.available, v_before.honour;
    return;
  end if;
  if exists (select 1 from household h where h.village_id = p_village and h.id = p_household and h.ended_on is not null) then
    return query select 'household_ended', null::uuid, v_before.available, v_before.honour;
    return;
  end if;
  if v_from = 'available' and v_before.available < p_points then
    return query select 'balance_too_low', null::uuid, v_before.available, v_before.honour;
    return;
  end if;
  if v_from = 'available' then
    perform points_take_lots(p_village, p_household, p_entry, p_points, v_before.available, false, null);
  end if;
  select * into v_account from points_move(p_village, p_household, v_from, v_to, p_points);
  insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points, category, member_id,
      occurred_on, posted_at, recorded_by, recorded_by_name, recorded_by_role, note, redemption_id, request_id, line)
    values (p_village, p_entry, p_household, v_account.entries, p_kind, v_from, v_to, p_points, p_category, p_member,
      p_on, p_at, p_by, p_by_name, p_by_role, p_note, p_redemption, p_request, p_line);
  return query select 'posted', p_entry, v_account.available, v_account.honour;
end $$;

-- Ends a reservation: handed over, or given back to where it came from. Status: posted, repeated, handed_over or
-- given_back (it ended the other way), not_reserved.
create function settle_reserve(
  p_kind text, p_village uuid, p_entry uuid, p_redemption uuid, p_on date, p_at timestamptz,
  p_by uuid, p_by_name text, p_by_role text, p_note text, p_request uuid
) returns text language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
declare
  v_village uuid;
  v_held points_entry;
  v_kind text;
  v_account points_account;
begin
  for v_village in select * from points_villages(p_village) loop
    select * into v_held from points_entry e
      where e.village_id = v_village and e.redemption_id = p_redemption and e.to_bucket = 'reserved';
    continue when not found;
    perform 1 from points_account a where a.village_id = v_village and a.household_id = v_held.household_id for update;
    select e.kind into v_kind from points_entry e where e.village_id = v_village and e.about = v_held.id
      and e.kind in ('hand_over', 'give_back', 'carried_out');
    continue when v_kind = 'carried_out';
    if v_kind is not null then
      return case when v_kind = p_kind then 'repeated' when v_kind = 'hand_over' then 'handed_over' else 'given_back' end;
    end if;
    select * into v_account from points_move(v_village, v_held.household_id, 'reserved',
      case p_kind when 'hand_over' then 'redeemed' when 'give_back' then 'available' end::points_bucket, v_held.points);
    if p_kind = 'give_back' then
      perform points_give_lots(v_village, v_held.household_id, v_held.id, points_day(p_at));
    end if;
    insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points, member_id,
        occurred_on, posted_at, recorded_by, recorded_by_name, recorded_by_role, note, about, redemption_id, request_id)
      values (v_village, p_entry, v_held.household_id, v_account.entries, p_kind, 'reserved',
        case p_kind when 'hand_over' then 'redeemed' when 'give_back' then 'available' end::points_bucket, v_held.points,
        v_held.member_id, p_on, p_at, p_by, p_by_name, p_by_role, p_note, v_held.id, p_redemption, p_request);
    return 'posted';
  end loop;
  return 'not_reserved';
end $$;

-- Marks the lots of which a household has to hear: 30 days before their last day, or later, and not yet warned.
create function warn_lots(p_village uuid, p_day date)
  returns table (household_id uuid, points integer, first_on date) language sql
  security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
  with told as (
    update points_lot l set warned_on = p_day
      where l.village_id = p_village and l.left_points > 0 and l.warned_on is null and l.expires_on <= p_day + 30
        -- In the order of the accounts, under their locks, as every posting touches lots.
        and l.household_id in (select a.household_id from points_account a
          where a.village_id = p_village and a.household_id in (select o.household_id from points_lot o
            where o.village_id = p_village and o.left_points > 0 and o.warned_on is null and o.expires_on <= p_day + 30)
          order by a.household_id for update)
      returning l.household_id, l.left_points, greatest(l.expires_on, p_day + 30) as last_on)
  select t.household_id, sum(t.left_points)::integer, min(t.last_on) from told t group by t.household_id
$$;

-- Books what has run out before `p_day`, one entry a lot: never before 30 days have passed since the warning.
create function expire_lots(p_village uuid, p_day date, p_at timestamptz, p_by uuid, p_by_name text, p_by_role text, p_request uuid)
  returns integer language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
declare
  v_count integer;
begin
  perform 1 from points_account a where a.village_id = p_village and a.household_id in (select l.household_id from points_lot l
    where l.village_id = p_village and l.left_points > 0 and l.warned_on is not null and l.expires_on < p_day)
    order by a.household_id for update;
  with gone as (
    select l.household_id, l.entry_id, l.left_points, points_new_id() as id,
      a.entries + row_number() over (partition by l.household_id order by l.expires_on, l.no) as no,
      row_number() over (order by l.household_id, l.expires_on, l.no) as line
    from points_lot l join points_account a on a.village_id = p_village and a.household_id = l.household_id
    where l.village_id = p_village and l.left_points > 0 and l.warned_on is not null
      and greatest(l.expires_on, l.warned_on + 30) < p_day
  ), booked as (
    insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points, occurred_on, posted_at,
        recorded_by, recorded_by_name, recorded_by_role, about, request_id, line)
      select p_village, g.id, g.household_id, g.no, 'expiry', 'available', 'expired', g.left_points, p_day, p_at,
        p_by, p_by_name, p_by_role, g.entry_id, p_request, g.line from gone g
      returning 1
  ), taken as (
    insert into points_lot_take (village_id, entry_id, lot_id, points)
      select p_village, g.id, g.entry_id, g.left_points from gone g
  ), emptied as (
    update points_lot l set left_points = 0 from gone g
      where l.village_id = p_village and l.household_id = g.household_id and l.entry_id = g.entry_id
  ), paid as (
    update points_account a set entries = a.entries + s.n, available = a.available - s.points
      from (select household_id, count(*)::integer as n, sum(left_points)::integer as points from gone group by household_id) s
      where a.village_id = p_village and a.household_id = s.household_id
  )
  select count(*)::integer into v_count from booked;
  return v_count;
end $$;

-- Carries everything of an ended village's accounts into its successor, for the households that went with it: what
-- waits entry by entry, what is held by redemption, what can be spent by lot, honour as one. All of its accounts are
-- locked first, also the empty ones: an award under way is waited for and carried, a later one finds its household
-- ended. Points that were held come back without a last day if they are given back. Answers the count of entries.
create function carry_points(
  p_from uuid, p_into uuid, p_index integer, p_on date, p_at timestamptz, p_by uuid, p_by_name text, p_note text, p_request uuid
) returns integer language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
declare
  v_row record;
  v_count integer := 0;
  v_account points_account;
  v_id uuid;
begin
  perform 1 from points_account a where a.village_id = p_from order by a.household_id for update;
  for v_row in
    select s.*, row_number() over (order by s.household_id, s.bucket, s.expires_on, s.about) as line from (
      select e.household_id, 'pending'::points_bucket as bucket, e.points, e.id as about, e.batch_id, e.claim_id,
          null::uuid as redemption_id, e.expires_on
        from points_account a join points_entry e on e.village_id = p_from and e.household_id = a.household_id
        where a.village_id = p_from and a.pending > 0 and e.id in
          (select w.id from points_waiting(p_from, null, e.id) w)
      union all
      select e.household_id, 'reserved', e.points, e.id, null, null, e.redemption_id, null
        from points_account a join points_entry e on e.village_id = p_from and e.household_id = a.household_id
        where a.village_id = p_from and a.reserved > 0 and e.to_bucket = 'reserved' and not exists (
          select 1 from points_entry s where s.village_id = p_from and s.about = e.id
            and s.kind in ('hand_over', 'give_back', 'carried_out'))
      union all
      select l.household_id, 'available', l.left_points, null, null, null, null, l.expires_on
        from points_lot l where l.village_id = p_from and l.left_points > 0
      union all
      select a.household_id, 'available', a.available - coalesce(l.points, 0), null, null, null, null, null
        from points_account a left join (select household_id, sum(left_points)::integer as points from points_lot
          where village_id = p_from group by household_id) l on l.household_id = a.household_id
        where a.village_id = p_from and a.available > coalesce(l.points, 0)
      union all
      select a.household_id, 'honour', a.honour, null, null, null, null, null
        from points_account a where a.village_id = p_from and a.honour > 0
    ) s join points_account n on n.village_id = p_into and n.household_id = s.household_id
  loop
    select * into v_account from points_move(p_from, v_row.household_id, v_row.bucket, 'issuing', v_row.points);
    insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points, expires_on, occurred_on,
        posted_at, recorded_by, recorded_by_name, recorded_by_role, note, about, request_id, line)
      values (p_from, points_new_id(), v_row.household_id, v_account.entries, 'carried_out', v_row.bucket, 'issuing', v_row.points,
        v_row.expires_on, p_on, p_at, p_by, p_by_name, 'sys_admin', p_note, v_row.about, p_request, v_row.line);
    select * into v_account from points_move(p_into, v_row.household_id, 'issuing', v_row.bucket, v_row.points);
    v_id := points_new_id();
    -- Lines of several old villages must not meet in the new ledger under one request id.
    insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points, expires_on, occurred_on,
        posted_at, recorded_by, recorded_by_name, recorded_by_role, note, about, batch_id, claim_id, redemption_id, request_id, line)
      values (p_into, v_id, v_row.household_id, v_account.entries, 'carried_in', 'issuing', v_row.bucket, v_row.points,
        v_row.expires_on, p_on, p_at, p_by, p_by_name, 'sys_admin', p_note, v_row.about, v_row.batch_id, v_row.claim_id,
        v_row.redemption_id, p_request, p_index * 1000000 + v_row.line);
    if v_row.bucket = 'available' and v_row.expires_on is not null then
      insert into points_lot (village_id, household_id, entry_id, no, left_points, expires_on)
        values (p_into, v_row.household_id, v_id, v_account.entries, v_row.points, v_row.expires_on);
    end if;
    v_count := v_count + 1;
  end loop;
  update points_lot l set left_points = 0 from points_account n
    where l.village_id = p_from and l.left_points > 0 and n.village_id = p_into and n.household_id = l.household_id;
  return v_count;
end $$;
