-- What a phone was told to put into the cloud storage because no call of a cloud function holds it. The storage cannot be
-- listed: what is in no row here could never be swept. A row lives for a day, with what lies under its id.
create table incoming_file (
  account_id uuid not null references account (id),
  id uuid not null,
  placed_at timestamptz not null,
  -- Of the bytes once they were taken: the same press is known again when they are gone.
  sha256 bytea,
  primary key (account_id, id)
);
create index incoming_file_placed on incoming_file (placed_at);
