-- Sheets that come after their round was closed are kept, and a round can be opened again so that they count.
alter table inspection_round add column openings integer not null default 1;

-- In which opening of its round a sheet came too late; it counts from the next one on. Null: it came in time.
alter table inspection_sheet add column came_late_in integer;

-- Why a round was opened again.
alter table inspection_round_event add column reason text;
alter table inspection_round_event drop constraint inspection_round_event_kind_check;
alter table inspection_round_event add constraint inspection_round_event_kind_check
  check (kind in ('opened', 'closed', 'reopened')) not valid;

-- The records of points that closing a round made, and which closing it was.
create table inspection_record (
  village_id uuid not null,
  round_id uuid not null,
  sheet_id uuid not null,
  opening integer not null check (opening > 0),
  primary key (village_id, round_id, sheet_id),
  foreign key (village_id, round_id) references inspection_round (village_id, id),
  foreign key (village_id, sheet_id) references claim_sheet (village_id, id)
);
select make_append_only('inspection_record');

-- What a household had been told when its round was opened again, and the rule under which points had been recorded for it.
create table inspection_told (
  village_id uuid not null,
  round_id uuid not null,
  household_id uuid not null,
  -- The opening that ended with it.
  opening integer not null check (opening > 0),
  kind text not null check (kind in ('done', 'helped')),
  level text check (level in ('cleanest', 'clean', 'improving')),
  item_id uuid,
  -- Whether the record was under way and taken back; otherwise it had come to its end, and is not made again.
  taken_back boolean,
  primary key (village_id, round_id, household_id, opening),
  foreign key (village_id, round_id, household_id) references inspection_stop (village_id, round_id, household_id),
  check ((level is not null) = (kind = 'done')),
  check ((item_id is null) = (taken_back is null))
);
select make_append_only('inspection_told');
