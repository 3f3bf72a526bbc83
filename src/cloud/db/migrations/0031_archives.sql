-- Where the archive package of a decision will lie, and why the last try did not come to an end. The names in the store
-- are fixed before the first byte is written, so that a try after a crash writes over what the first one left.
create table archive_try (
  village_id uuid not null,
  decision_id uuid not null,
  office_file_id uuid not null,
  public_file_id uuid not null,
  tried_at timestamptz not null,
  fault_code text,
  -- The file of the package that the fault is about.
  fault_path text,
  primary key (village_id, decision_id),
  foreign key (village_id, decision_id) references decision (village_id, id),
  check (fault_path is null or fault_code is not null)
);

-- The package itself: made once, when the decision is archived. Its digest stands in the decision's history too.
create table archive (
  village_id uuid not null,
  decision_id uuid not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  closed_at timestamptz not null,
  office_file_id uuid not null,
  office_bytes integer not null check (office_bytes > 0),
  public_file_id uuid not null,
  public_bytes integer not null check (public_bytes > 0),
  -- Every file of the whole package: path and bytes.
  files jsonb not null,
  primary key (village_id, decision_id),
  foreign key (village_id, decision_id) references decision (village_id, id)
);
select make_append_only('archive');
