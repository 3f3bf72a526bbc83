-- Whom people call: a village's or a township's word, the last line counts. The person named agreed to be shown to
-- everybody (个人信息保护法第13、25条); a line of nothing takes back the one before.
create table office_contact (
  place_id uuid not null references place (id),
  id uuid not null,
  post text check (post <> ''),
  name text check (name <> ''),
  phone text check (phone <> ''),
  hours text check (hours <> ''),
  -- The day on which the office wrote down that the person agrees.
  agreed_on date,
  chosen_by uuid not null,
  at timestamptz not null,
  primary key (place_id, id),
  check (num_nulls(post, name, phone, hours, agreed_on) in (0, 5))
);
select make_append_only('office_contact');

-- The first screen asks each time what is on notice now, among all that ever was.
-- locks: some hundred rows a village, of which a few hang; built within seconds.
create index notice_hanging on notice (village_id, id) where state in ('up', 'window_open', 'window_closed', 'interrupted');
