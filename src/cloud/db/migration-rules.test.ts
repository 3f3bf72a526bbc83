import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { faultsOfStep, RULES_FROM } from './migration-rules'

const dir = path.join(__dirname, 'migrations')

test('every step from here on may run while the release before still works on the database', () => {
  const steps = readdirSync(dir).filter((name) => name >= RULES_FROM)
  const faults = steps.flatMap((name) =>
    faultsOfStep(readFileSync(path.join(dir, name), 'utf8')).map((fault) => `${name}: ${fault}`)
  )
  expect(faults).toEqual([])
})

test.each([
  ['drop table issue', 'drops what runs'],
  ['alter table issue drop column words', 'drops a column'],
  ['alter table issue\n  rename column words to text', 'renames'],
  ['alter table issue rename to matter', 'renames'],
  ['alter table issue alter column words set not null', 'forbids what'],
  ['alter table issue alter column words type varchar(10)', 'rewrites a column'],
  ['alter table issue alter words set data type text', 'rewrites a column'],
  ['alter table issue add column kind text not null', 'adds a column'],
  ["ALTER TABLE issue ADD kind text check (kind in ('a')) NOT NULL", 'adds a column'],
  ["alter table issue add constraint x check (words <> '')", 'checks every row'],
  ['alter table issue add foreign key (a) references b (id)', 'checks every row'],
  ['create index issue_at on issue (at)', 'holds up every write'],
  ['create unique index on issue (village_id, no)', 'holds up every write'],
  ["update issue set kind = 'a'", 'goes over the rows'],
  ['delete from issue', 'goes over the rows'],
  ['lock table issue', 'locks a whole table'],
  ['select 1; drop function points_post(uuid)', 'drops what runs'],
  ['do $$ begin drop table issue; end $$', 'does what cannot be read here'],
  ['with a as (select 1) update issue set kind = 1 from a', 'goes over the rows'],
  ['alter table issue add column at timestamptz default clock_timestamp()', 'writes every row anew'],
  ['alter table issue add column n int generated always as (1) stored', 'writes every row anew']
])('%j is refused', (sql, why) => {
  expect(faultsOfStep(sql)).toEqual([expect.stringContaining(why)])
})

test.each([
  'create table a (id uuid primary key); create index a_id on a (id); alter table a add constraint x check (true);',
  'alter table issue add column kind text',
  "alter table issue add column n int not null default 0, add column m text default 'x' not null",
  "alter table issue add constraint x check (words <> '') not valid",
  'alter table issue drop constraint issue_kind_check',
  'create or replace function f() returns void language sql as $$ delete from issue; drop table x; $$',
  "comment on table issue is 'drop table issue; update it'",
  '-- drop table issue\nselect 1',
  'alter table issue add column at timestamptz default now()',
  'create table a (n int generated always as (1) stored); alter table a add column m int default random()',
  '-- locks: a hundred rows a county\ncreate index place_x on place (id)',
  '-- unused: nothing reads it since 0.3\nalter table issue drop column words'
])('%j is let through', (sql) => {
  expect(faultsOfStep(sql)).toEqual([])
})

test('an excuse is of its own kind and says something', () => {
  expect(faultsOfStep('-- locks: short\ndrop table a')).toHaveLength(1)
  expect(faultsOfStep('-- unused:\ndrop table a')).toHaveLength(1)
})
