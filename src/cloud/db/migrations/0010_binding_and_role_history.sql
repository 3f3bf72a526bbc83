-- A wrong gate code or name, counted so that nobody tries them all: five a day for one account.
create table binding_attempt (
  place_id uuid not null references place (id),
  id uuid not null,
  account_id uuid not null references account (id),
  on_day date not null,
  at timestamptz not null,
  primary key (place_id, id)
);
create index binding_attempt_account on binding_attempt (account_id, on_day);

-- Who asked, confirmed, refused or ended a binding. The actor is empty when the account acted for itself.
create table binding_event (
  place_id uuid not null,
  id uuid not null,
  binding_id uuid not null,
  at timestamptz not null,
  from_state text,
  to_state text not null,
  account_id uuid not null,
  actor_id uuid,
  actor_name text,
  reason text,
  primary key (place_id, id),
  foreign key (place_id, binding_id) references binding (place_id, id),
  check ((actor_id is null) = (actor_name is null))
);
create index binding_event_binding on binding_event (place_id, binding_id, id);
select make_append_only('binding_event');
create index binding_holder on binding (place_id, holder_id) where state in ('pending', 'active');

create table role_event (
  place_id uuid not null,
  id uuid not null,
  grant_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('granted', 'ended')),
  from_day date not null,
  to_day date not null,
  actor_id uuid not null,
  actor_name text not null,
  actor_role text not null,
  primary key (place_id, id),
  foreign key (place_id, grant_id) references role_grant (place_id, id)
);
create index role_event_grant on role_event (place_id, grant_id, id);
select make_append_only('role_event');

-- A grant withdrawn before it came into force keeps its row: its last day is the day before its first.
alter table role_grant drop constraint role_grant_check;
alter table role_grant add constraint role_grant_term check (to_day is null or to_day >= from_day - 1);
