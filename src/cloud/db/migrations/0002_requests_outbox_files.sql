-- The one mechanism of idempotency: a mutation and its answer are written in one transaction.
create table request (
  place_id uuid not null,
  request_id uuid not null,
  account_id uuid,
  procedure text not null,
  input_hash bytea not null,
  answer jsonb,
  at timestamptz not null,
  primary key (place_id, request_id)
);
create index request_at on request (at);

-- Messages leave only after the transaction that wanted them has committed.
create table outbox (
  place_id uuid not null,
  id uuid not null,
  kind text not null,
  holder_id uuid not null,
  payload jsonb not null,
  at timestamptz not null,
  delivered_at timestamptz,
  primary key (place_id, id)
);
create index outbox_waiting on outbox (at) where delivered_at is null;

create table message (
  place_id uuid not null,
  id uuid not null,
  holder_id uuid not null,
  kind text not null,
  payload jsonb not null,
  at timestamptz not null,
  read_at timestamptz,
  primary key (place_id, id)
);
create index message_holder on message (place_id, holder_id, id desc);

create table file (
  village_id uuid not null references place (id),
  id uuid not null,
  kind text not null check (kind in ('photo', 'sound')),
  mime text not null,
  bytes integer not null check (bytes > 0),
  sha256 bytea not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  -- What the file belongs to; a file that belongs to nothing after a day is removed.
  owner_kind text check (owner_kind in ('issue', 'decision')),
  owner_id uuid,
  primary key (village_id, id),
  check ((owner_kind is null) = (owner_id is null))
);
create index file_owner on file (village_id, owner_kind, owner_id);
create index file_unowned on file (uploaded_at) where owner_id is null;

-- History is append-only: not by custom but by refusal, whatever the role.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create table append_only_table (name text primary key);

create function make_append_only(table_name text) returns void language plpgsql as $$
begin
  execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
    table_name || '_append_only', table_name);
  execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()',
    table_name || '_no_truncate', table_name);
  insert into append_only_table (name) values (table_name);
end $$;

select make_append_only('member_event');
