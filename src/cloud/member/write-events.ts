import { sql } from 'kysely'
import type { Changed } from '@/domain/member/roster-plan'
import { newId } from '../crypto/new-id'
import { fieldWords, placeWords } from './present-member'
import { type RosterImport, records, type Tx } from './roster-import'

interface Event {
  readonly id: string
  readonly member: string
  readonly kind: 'joined' | 'changed' | 'returned' | 'ended'
  readonly detail: object
}

/** The history of an import, one row per person touched: what each field was and became, in words. */
export const writeEvents = async (db: Tx, job: RosterImport): Promise<void> => {
  const { villageId, importId, now, current, plan } = job
  const { before, after } = placeWords(current, plan)
  const differences = (c: Changed) =>
    Object.fromEntries(
      c.fields.map((f) => [f, [fieldWords(f, c.before, before), fieldWords(f, c.after, after)]])
    )
  const event = (member: string, kind: Event['kind'], detail: object): Event => ({
    id: newId(),
    member,
    kind,
    detail
  })
  const events: Event[] = [
    ...plan.ended.map((m) => event(m.id, 'ended', { household: before.household(m.householdId)?.no ?? '' })),
    ...plan.joined.map((m) => event(m.id, 'joined', { household: after.household(m.householdId)?.no ?? '' })),
    ...plan.changed.map((c) => event(c.after.id, 'changed', differences(c))),
    ...plan.returned.map((c) => event(c.after.id, 'returned', differences(c)))
  ]
  if (events.length === 0) return
  await sql`insert into member_event (village_id, id, member_id, import_id, at, kind, detail)
    select ${villageId}, x.id, x.member, ${importId}, ${now}, x.kind, x.detail
    from ${records(events)} as x (id uuid, member uuid, kind text, detail jsonb)`.execute(db)
}
