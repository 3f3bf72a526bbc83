-- The ledger is sealed: each household's entries are a chain of hashes, the ends of all chains of a village are the
-- leaves of a tree, and its root goes into the village's next block. Whoever has a block's hash on paper can prove
-- every entry under it with SHA-256 alone. What is hashed is written in src/cloud/points/entry-bytes.ts too, which
-- checks this file by computing the same again.

-- The last block of each village; whoever seals holds this row.
create table points_head (
  village_id uuid primary key references place (id),
  no integer not null default 0,
  hash bytea not null default decode(repeat('00', 32), 'hex'),
  entries bigint not null default 0,
  at timestamptz
);

create table points_seal (
  village_id uuid not null,
  no integer not null check (no > 0),
  at timestamptz not null,
  -- Of the village, up to this block.
  entries bigint not null,
  previous bytea not null,
  root bytea not null,
  hash bytea not null,
  primary key (village_id, no)
);
select make_append_only('points_seal');

-- The end of a household's chain as a block found it: `up_to` is the number of its last entry.
create table points_leaf (
  village_id uuid not null,
  seal_no integer not null,
  household_id uuid not null,
  -- Its place in the tree, given with its first seal.
  position integer not null,
  up_to integer not null,
  hash bytea not null,
  -- The first eight bytes of every link since the leaf before: to say which entry it is, once the end does not match.
  links bytea not null,
  primary key (village_id, seal_no, household_id)
);
create index points_leaf_household on points_leaf (village_id, household_id, seal_no);
select make_append_only('points_leaf');

-- The last leaf of each household.
create table points_sealed (
  village_id uuid not null,
  household_id uuid not null,
  position integer not null,
  up_to integer not null,
  hash bytea not null,
  primary key (village_id, household_id)
) with (fillfactor = 70);

-- What households earned by month ('2026-11') and year ('2026') of the deed: awards less what was taken back.
create table points_rollup (
  village_id uuid not null,
  period text not null,
  household_id uuid not null,
  category text not null,
  points integer not null,
  primary key (village_id, period, household_id, category)
) with (fillfactor = 70);

-- From which transaction on entries may be unsealed: a hint for the job, nothing rests on it.
create table points_sealer (
  the_only boolean primary key default true check (the_only),
  horizon bigint not null default 0
);
insert into points_sealer default values;
create index points_entry_xact on points_entry using brin (((xact::text)::bigint)) with (pages_per_range = 32, autosummarize = on);

insert into closed_table (name)
  values ('points_head'), ('points_seal'), ('points_leaf'), ('points_sealed'), ('points_rollup'), ('points_sealer');

-- The bytes of an entry: its fields in this order as a JSON array.
create function points_entry_bytes(e points_entry) returns bytea language sql stable as $$
  select convert_to(json_build_array(e.village_id, e.household_id, e.no, e.id, e.kind, e.from_bucket, e.to_bucket, e.points,
    e.item_id, e.category, e.member_id, e.occurred_on, e.expires_on, (extract(epoch from e.posted_at) * 1000000)::bigint,
    e.recorded_by, e.recorded_by_name, e.recorded_by_role, e.note, e.reverses, e.about, e.batch_id, e.claim_id,
    e.redemption_id, e.request_id, e.line, array_to_string(e.caps, ','))::text, 'UTF8')
$$;

create function points_link(p_state bytea, p_before bytea, p_bytes bytea) returns bytea language sql immutable as $$
  select sha256(coalesce(p_state, p_before) || p_bytes)
$$;
-- A chain: each link is the hash of the link before and the entry's bytes.
create aggregate points_chain(bytea, bytea) (sfunc = points_link, stype = bytea);

-- The root of a village's tree: pairs from left to right, level by level; one left over goes up as it is.
create function points_root(p_village uuid) returns bytea language plpgsql stable as $$
declare
  v bytea[];
begin
  select array_agg(sha256('\x00'::bytea || uuid_send(s.household_id) || int4send(s.up_to) || s.hash) order by s.position) into v
    from points_sealed s where s.village_id = p_village;
  while cardinality(v) > 1 loop
    select array_agg(case when i < cardinality(v) then sha256('\x01'::bytea || v[i] || v[i + 1]) else v[i] end order by i) into v
      from generate_series(1, cardinality(v), 2) i;
  end loop;
  return v[1];
end $$;

-- Seals what the village's ledger holds, this transaction's own entries included. An account's entries are numbered
-- under its lock, so whoever sees one sees all before it: nothing can slip in behind a seal. Folds the roll-up.
create function seal_village(p_village uuid, p_at timestamptz) returns setof points_head language plpgsql
  security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
declare
  v_head points_head;
  v_household uuid[];
  v_from integer[];
  v_up_to integer[];
  v_hash bytea[];
  v_links bytea[];
  v_root bytea;
  v_block bytea;
  v_entries bigint;
begin
  insert into points_head (village_id) values (p_village) on conflict do nothing;
  select * into v_head from points_head h where h.village_id = p_village for update;
  select array_agg(f.household_id), array_agg(f.from_no), array_agg(f.up_to), array_agg(f.hash), array_agg(f.links),
      sum(f.up_to - f.from_no)
    into v_household, v_from, v_up_to, v_hash, v_links, v_entries
    from (select l.household_id, l.from_no, max(l.no) as up_to, (array_agg(l.hash order by l.no desc))[1] as hash,
        string_agg(substring(l.hash for 8), ''::bytea order by l.no) as links
      from (select a.household_id, coalesce(s.up_to, 0) as from_no, e.no,
          points_chain(coalesce(s.hash, decode(repeat('00', 32), 'hex')), points_entry_bytes(e))
            over (partition by a.household_id order by e.no) as hash
        from points_account a
        left join points_sealed s on s.village_id = p_village and s.household_id = a.household_id
        join points_entry e on e.village_id = p_village and e.household_id = a.household_id and e.no > coalesce(s.up_to, 0)
        where a.village_id = p_village and a.entries > coalesce(s.up_to, 0)) l
      group by l.household_id, l.from_no) f;
  if v_household is null then
    return next v_head;
    return;
  end if;
  insert into points_sealed as s (village_id, household_id, position, up_to, hash)
    select p_village, t.h, coalesce(o.position, (select count(*) from points_sealed c where c.village_id = p_village)
        + count(*) filter (where o.position is null) over (order by t.h) - 1), t.u, t.b
      from unnest(v_household, v_up_to, v_hash) t (h, u, b)
      left join points_sealed o on o.village_id = p_village and o.household_id = t.h
    on conflict (village_id, household_id) do update set up_to = excluded.up_to, hash = excluded.hash;
  v_head.no := v_head.no + 1;
  v_head.entries := v_head.entries + v_entries;
  v_head.at := p_at;
  insert into points_leaf (village_id, seal_no, household_id, position, up_to, hash, links)
    select p_village, v_head.no, s.household_id, s.position, s.up_to, s.hash, t.links
      from unnest(v_household, v_links) t (h, links)
      join points_sealed s on s.village_id = p_village and s.household_id = t.h;
  insert into points_rollup as r (village_id, period, household_id, category, points)
    select p_village, p.period, e.household_id, coalesce(e.category, i.category),
        sum(case when e.from_bucket = 'issuing' then e.points else -e.points end)
      -- Not what was committed since the chain was read: it is folded with its own block.
      from unnest(v_household, v_from, v_up_to) t (h, n, u)
      join points_entry e on e.village_id = p_village and e.household_id = t.h and e.no > t.n and e.no <= t.u
        and e.kind in ('award', 'reversal', 'deduction')
      left join rulebook_item i on i.village_id = p_village and i.id = e.item_id
      cross join lateral (values (to_char(e.occurred_on, 'YYYY-MM')), (to_char(e.occurred_on, 'YYYY'))) p (period)
      where coalesce(e.category, i.category) is not null
      group by p.period, e.household_id, coalesce(e.category, i.category)
    on conflict (village_id, period, household_id, category) do update set points = r.points + excluded.points;
  v_root := points_root(p_village);
  v_block := sha256(v_head.hash || uuid_send(p_village) || int4send(v_head.no) || int8send(v_head.entries)
    || int8send((extract(epoch from p_at) * 1000000)::bigint) || v_root);
  insert into points_seal (village_id, no, at, entries, previous, root, hash)
    values (p_village, v_head.no, p_at, v_head.entries, v_head.hash, v_root, v_block);
  v_head.hash := v_block;
  update points_head h set no = v_head.no, hash = v_block, entries = v_head.entries, at = p_at where h.village_id = p_village;
  return next v_head;
end $$;

-- The villages with entries that no seal may cover yet, and the horizon before which every transaction is over. With
-- `p_all`, and after a restore (which begins to count transactions anew), every village with a ledger.
create function unsealed_villages(p_all boolean) returns table (village_id uuid, horizon bigint) language plpgsql
  security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
declare
  v_from bigint;
  v_now bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
begin
  select case when p_all or s.horizon > v_now then 0 else s.horizon end into v_from from points_sealer s;
  if v_from = 0 then
    return query select a.village_id, v_now from points_account a where a.entries > 0 group by a.village_id;
  else
    return query select distinct e.village_id, v_now from points_entry e where (e.xact::text)::bigint >= v_from;
  end if;
end $$;

create function set_seal_horizon(p_horizon bigint) returns void language sql
  security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
  update points_sealer set horizon = p_horizon
$$;
