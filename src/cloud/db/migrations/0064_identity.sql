-- WeChat's checks and messages ask for the openid, of which the hash alone was kept. Sealed under the deployment's
-- secret; emptied when the account is closed.
alter table account add column openid_sealed bytea;

-- A sign-in of a PC that a phone confirms. The code stands in the QR and says nothing; who may take the session is known
-- by a secret that only the PC has, made from the id under the deployment's secret and kept nowhere.
create table desk_login (
  id uuid primary key,
  code text not null unique check (code ~ '^[0-9]{8}$'),
  -- The number that the PC shows, and the three among which the phone chooses.
  number smallint not null check (number between 10 and 99),
  choices smallint[] not null check (cardinality(choices) = 3 and number = any (choices)),
  browser text not null,
  system text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  state text not null check (state in ('open', 'confirmed', 'taken', 'refused', 'mismatched')),
  -- Who answered on the phone: the account, its session there, and the person it is bound to, if any.
  account_id uuid references account (id),
  answered_in uuid,
  answered_by uuid,
  answered_at timestamptz,
  -- The PC's session, once it was taken. Sessions are swept on their own, so it is no reference.
  session_id uuid,
  check ((state = 'open') = (account_id is null)),
  check ((state = 'open') = (answered_at is null)),
  check ((state = 'taken') = (session_id is not null))
);
create index desk_login_expiry on desk_login (expires_at);
create index desk_login_account on desk_login (account_id) where session_id is not null;
