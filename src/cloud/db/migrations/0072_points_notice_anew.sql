-- A points notice that was stopped is drafted and hung anew: which in place of which, by whom, why, and what the new one
-- prints of the chain.
create table points_batch_event (
  village_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  at timestamptz not null,
  type text not null check (type in ('drafted_anew', 'hung_anew')),
  notice_id uuid not null,
  replaces uuid not null,
  reason text not null,
  head_no integer not null,
  head_hash text not null check (head_hash ~ '^[0-9a-f]{64}$'),
  actor_id uuid not null,
  actor_name text not null,
  actor_role text not null,
  primary key (village_id, id),
  unique (village_id, notice_id, type),
  foreign key (village_id, batch_id) references points_batch (village_id, id),
  foreign key (village_id, notice_id) references notice (village_id, id),
  foreign key (village_id, replaces) references notice (village_id, id),
  check (notice_id <> replaces)
);
create index points_batch_event_batch on points_batch_event (village_id, batch_id, at, id);
select make_append_only('points_batch_event');

-- What a batch hangs by changes only together with the event that says why.
create function points_batch_hangs_by() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from points_batch_event e
      where e.village_id = new.village_id and e.batch_id = new.id and e.type = 'hung_anew'
        and e.notice_id = new.notice_id and e.replaces = old.notice_id) then
    raise exception 'frozen: notice_id of points_batch is refused' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger points_batch_hangs_by before update on points_batch for each row
  when (old.state in ('ON_NOTICE', 'CLOSED') and old.notice_id is distinct from new.notice_id)
  execute function points_batch_hangs_by();
