import { sql } from 'kysely'
import { common } from '@/domain/refusal/refusal'
import { ListDemoPeople } from '@/domain/session/session'
import { nowhere, query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { namesOf } from '../place/names'
import { loadBound } from './load-who'
import { presentDemoPerson } from './present-session'

/** The people one can sign in as in the demo county, always in the same order. NOT_FOUND where real people are. */
export const listDemoPeople = query({
  action: 'sign_in',
  input: ListDemoPeople,
  subject: () => nowhere,
  run: async ({ db, deps, actor }) => {
    if (!deps.demo) return deny(common.notFound)
    const people = await loadBound(db, sql`select id from account where provider = 'demo'`, actor.on)
    const names = await namesOf(db, [...new Set(people.flatMap((w) => w.persons.map((p) => p.placeId)))])
    return people.flatMap((who) =>
      who.persons.slice(0, 1).map((person) => presentDemoPerson(who, person, names))
    )
  }
})
