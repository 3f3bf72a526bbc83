-- People move from one household to another: by an import of the roster, written once. Where those of a household went that
-- is no more is where its points may go.
create table member_move (
  village_id uuid not null,
  member_id uuid not null,
  from_household_id uuid not null,
  import_id uuid not null,
  to_household_id uuid not null,
  primary key (village_id, member_id, from_household_id, import_id),
  foreign key (village_id, member_id) references member (village_id, id),
  foreign key (village_id, from_household_id) references household (village_id, id),
  foreign key (village_id, to_household_id) references household (village_id, id),
  foreign key (village_id, import_id) references roster_import (village_id, id)
);
create index member_move_from on member_move (village_id, from_household_id);
select make_append_only('member_move');

-- What a household left behind goes to another one only when two people want it: one asks, the supervision committee decides.
create table points_carry (
  village_id uuid not null references place (id),
  id uuid not null,
  household_id uuid not null,
  into_id uuid not null,
  reason text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_by_role text not null,
  asked_at timestamptz not null,
  state text not null check (state in ('open', 'done', 'refused')),
  decided_by uuid,
  decided_by_name text,
  decided_by_role text,
  decided_at timestamptz,
  words text,
  available integer,
  honour integer,
  primary key (village_id, id),
  foreign key (village_id, household_id) references household (village_id, id),
  foreign key (village_id, into_id) references household (village_id, id),
  check (household_id <> into_id),
  check ((state = 'open') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check ((state = 'done') = (available is not null) and (state = 'done') = (honour is not null)),
  check (decided_by is null or decided_by <> asked_by)
);
create unique index points_carry_open on points_carry (village_id, household_id) where state = 'open';
create trigger points_carry_frozen before update or delete on points_carry for each row execute function
  refuse_frozen('village_id', 'id', 'household_id', 'into_id', 'reason', 'asked_by', 'asked_by_name', 'asked_by_role',
  'asked_at');
create trigger points_carry_over before update on points_carry for each row when (old.state <> 'open')
  execute function refuse_frozen('state', 'decided_by', 'decided_by_name', 'decided_by_role', 'decided_at', 'words',
  'available', 'honour');
create trigger points_carry_no_truncate before truncate on points_carry for each statement execute function refuse_frozen();

-- Carries what a household can spend, lot by lot, and its honour into another household of the same village: out of the one
-- and into the other, entry by entry. What waits on a notice or is held by a redemption stays until it is free. Both
-- accounts are locked in the order of their ids. Answers how much went.
create function carry_household(
  p_village uuid, p_from uuid, p_into uuid, p_on date, p_at timestamptz, p_by uuid, p_by_name text, p_by_role text,
  p_out_note text, p_in_note text, p_request uuid
) returns table (available integer, honour integer) language plpgsql security definer
  set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set enable_material = off set plan_cache_mode = force_generic_plan set jit = off as $$
#variable_conflict use_column
declare
  v_row record;
  v_available integer := 0;
  v_honour integer := 0;
  v_account points_account;
  v_id uuid;
begin
  perform 1 from points_account a where a.village_id = p_village and a.household_id in (p_from, p_into)
    order by a.household_id for update;
  for v_row in
    select s.*, row_number() over (order by s.bucket, s.expires_on, s.no) as line from (
      select 'available'::points_bucket as bucket, l.left_points as points, l.expires_on, l.no
        from points_lot l where l.village_id = p_village and l.household_id = p_from and l.left_points > 0
      union all
      select 'available', a.available - coalesce(l.points, 0), null, 0
        from points_account a left join (select sum(left_points)::integer as points from points_lot
          where village_id = p_village and household_id = p_from) l on true
        where a.village_id = p_village and a.household_id = p_from and a.available > coalesce(l.points, 0)
      union all
      select 'honour', a.honour, null, 0 from points_account a
        where a.village_id = p_village and a.household_id = p_from and a.honour > 0
    ) s
  loop
    select * into v_account from points_move(p_village, p_from, v_row.bucket, 'issuing', v_row.points);
    insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points, expires_on, occurred_on,
        posted_at, recorded_by, recorded_by_name, recorded_by_role, note, request_id, line)
      values (p_village, points_new_id(), p_from, v_account.entries, 'carried_out', v_row.bucket, 'issuing', v_row.points,
        v_row.expires_on, p_on, p_at, p_by, p_by_name, p_by_role, p_out_note, p_request, v_row.line);
    select * into v_account from points_move(p_village, p_into, 'issuing', v_row.bucket, v_row.points);
    if v_account.entries is null then
      raise exception 'household % has no account', p_into;
    end if;
    v_id := points_new_id();
    insert into points_entry (village_id, id, household_id, no, kind, from_bucket, to_bucket, points, expires_on, occurred_on,
        posted_at, recorded_by, recorded_by_name, recorded_by_role, note, request_id, line)
      values (p_village, v_id, p_into, v_account.entries, 'carried_in', 'issuing', v_row.bucket, v_row.points,
        v_row.expires_on, p_on, p_at, p_by, p_by_name, p_by_role, p_in_note, p_request, v_row.line);
    if v_row.expires_on is not null then
      insert into points_lot (village_id, household_id, entry_id, no, left_points, expires_on)
        values (p_village, p_into, v_id, v_account.entries, v_row.points, v_row.expires_on);
    end if;
    if v_row.bucket = 'honour' then
      v_honour := v_honour + v_row.points;
    else
      v_available := v_available + v_row.points;
    end if;
  end loop;
  update points_lot l set left_points = 0
    where l.village_id = p_village and l.household_id = p_from and l.left_points > 0;
  return query select v_available, v_honour;
end $$;
