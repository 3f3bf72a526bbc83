-- What is frozen in a row stays as it was written, whoever asks: the columns are named by the trigger. Such a row is
-- never deleted either.
create function refuse_frozen() returns trigger language plpgsql as $$
declare
  frozen text;
begin
  if tg_op = 'UPDATE' then
    foreach frozen in array tg_argv loop
      if to_jsonb(old) -> frozen is distinct from to_jsonb(new) -> frozen then
        raise exception 'frozen: % of % is refused', frozen, tg_table_name using errcode = 'restrict_violation';
      end if;
    end loop;
    return new;
  end if;
  raise exception 'frozen: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

-- A notice of its own, whatever it is about. The content is what the hash is of; state, clocks and hours are what was
-- found when it was last looked at, and can be worked out again from its events.
create table notice (
  village_id uuid not null references place (id),
  id uuid not null,
  subject_kind text not null check (subject_kind in
    ('decision_resolution', 'decision_result', 'points_batch', 'accounts')),
  subject_id uuid not null,
  content jsonb not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  required_days integer not null check (required_days > 0),
  window_days integer not null check (window_days between 1 and required_days),
  drafter_id uuid not null,
  drafted_at timestamptz not null,
  -- The notice that this one corrects.
  corrects uuid,
  state text not null check (state in ('draft', 'cosigned', 'up', 'window_open', 'window_closed', 'term_done',
    'interrupted', 'corrected')),
  window_closed_at timestamptz,
  term_done_at timestamptz,
  hours_up integer not null default 0 check (hours_up >= 0),
  looked_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, drafter_id) references member (village_id, id),
  foreign key (village_id, corrects) references notice (village_id, id)
);
create index notice_list on notice (village_id, id desc);
create index notice_subject on notice (village_id, subject_id, subject_kind);
create index notice_watched on notice (looked_at) where state in ('up', 'window_open', 'window_closed', 'interrupted');
-- One matter has one notice on the board; what shall stand instead is a correction of it.
create unique index notice_standing on notice (village_id, subject_kind, subject_id)
  where state in ('up', 'window_open', 'window_closed', 'term_done', 'interrupted');
create trigger notice_frozen before update or delete on notice for each row execute function refuse_frozen(
  'village_id', 'id', 'subject_kind', 'subject_id', 'content', 'content_hash', 'required_days', 'window_days',
  'drafter_id', 'drafted_at', 'corrects');
create trigger notice_no_truncate before truncate on notice for each statement execute function refuse_frozen();

create table notice_event (
  village_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  at timestamptz not null,
  type text not null check (type in
    ('drafted', 'cosigned', 'up', 'down', 'photo', 'objection_filed', 'objection_closed', 'corrected')),
  -- Empty where the system itself noticed it, and where naming the actor would name who objected.
  actor_id uuid,
  actor_name text,
  actor_role text,
  detail jsonb not null,
  primary key (village_id, id),
  foreign key (village_id, notice_id) references notice (village_id, id),
  check ((actor_id is null) = (actor_name is null) and (actor_id is null) = (actor_role is null))
);
create index notice_event_notice on notice_event (village_id, notice_id, at, id);
select make_append_only('notice_event');

create table objection (
  village_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  objector_id uuid not null,
  show_name boolean not null,
  ground text not null,
  words text not null,
  state text not null check (state in ('FILED', 'RECEIVED', 'ANSWERED', 'ESCALATED', 'UNFOUNDED', 'FLAWED', 'REDO',
    'VIOLATION', 'WITHDRAWN')),
  filed_at timestamptz not null,
  -- When the term that is running ends; empty when nothing is due.
  due_at timestamptz,
  updated_at timestamptz not null,
  primary key (village_id, id),
  foreign key (village_id, notice_id) references notice (village_id, id),
  foreign key (village_id, objector_id) references member (village_id, id)
);
create index objection_notice on objection (village_id, notice_id, id);
create index objection_objector on objection (village_id, objector_id, id desc);
create index objection_due on objection (due_at) where due_at is not null;
create trigger objection_frozen before update or delete on objection for each row execute function refuse_frozen(
  'village_id', 'id', 'notice_id', 'objector_id', 'show_name', 'ground', 'words', 'filed_at');
create trigger objection_no_truncate before truncate on objection for each statement execute function refuse_frozen();

create table objection_event (
  village_id uuid not null,
  id uuid not null,
  objection_id uuid not null,
  at timestamptz not null,
  type text not null,
  from_state text,
  to_state text not null,
  -- Empty where a term that ran out did it.
  actor_id uuid,
  actor_name text,
  actor_role text,
  detail jsonb not null,
  primary key (village_id, id),
  foreign key (village_id, objection_id) references objection (village_id, id),
  check ((actor_id is null) = (actor_name is null) and (actor_id is null) = (actor_role is null))
);
create index objection_event_objection on objection_event (village_id, objection_id, at, id);
select make_append_only('objection_event');

alter table file drop constraint file_owner_kind_check;
alter table file add constraint file_owner_kind_check check (owner_kind in ('issue', 'decision', 'notice'));
