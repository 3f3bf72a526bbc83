import type { MessageKind } from '@/domain/message/message'
import { newId } from '../crypto/new-id'
import type { NomineeRow, Tx } from './load-honour'

interface Word {
  readonly kind: MessageKind
  readonly now: Date
  readonly reason?: string | null
  /** Whoever did it knows. */
  readonly except?: string | null
}

/** Tells everyone of these households who is on the roster, each with the way to their own household's page. */
export const tellNominees = async (
  tx: Tx,
  rows: readonly Pick<NomineeRow, 'village_id' | 'id' | 'household_id'>[],
  { kind, now, reason, except }: Word
): Promise<void> => {
  const [first] = rows
  if (!first) return
  const members = await tx
    .selectFrom('member')
    .select(['id', 'household_id'])
    .where('village_id', '=', first.village_id)
    .where(
      'household_id',
      'in',
      rows.map((r) => r.household_id)
    )
    .where('ended_on', 'is', null)
    .execute()
  const told = members.filter((m) => m.id !== except)
  if (told.length === 0) return
  const nominee = new Map(rows.map((r) => [r.household_id, r.id]))
  await tx
    .insertInto('outbox')
    .values(
      told.map((m) => ({
        ...{ place_id: first.village_id, id: newId(), kind, holder_id: m.id, at: now },
        payload: JSON.stringify({
          nomineeId: nominee.get(m.household_id) ?? '',
          ...(reason ? { reason } : {})
        })
      }))
    )
    .execute()
}

/** Tells whoever put a household forward. */
export const tellNominator = async (
  tx: Tx,
  row: Pick<NomineeRow, 'village_id' | 'id' | 'nominator_id'>,
  { kind, now, reason }: Omit<Word, 'except'>
): Promise<void> => {
  const payload = JSON.stringify({ nomineeId: row.id, ...(reason ? { reason } : {}) })
  const told = { place_id: row.village_id, id: newId(), kind, holder_id: row.nominator_id, at: now, payload }
  await tx.insertInto('outbox').values(told).execute()
}

/** Tells those who may hold the courtyard's view: its host and the leader of its group. */
export const tellHosts = async (tx: Tx, row: NomineeRow, now: Date, today: string): Promise<void> => {
  const holders = await tx
    .selectFrom('role_grant')
    .select('holder_id')
    .distinct()
    .where('place_id', '=', row.village_id)
    .where((w) =>
      w.or([
        w.and([w('role', '=', 'courtyard_host'), w('courtyard_id', '=', row.courtyard_id)]),
        w.and([w('role', '=', 'group_leader'), w('group_id', '=', row.group_id)])
      ])
    )
    .where('from_day', '<=', today)
    .where((w) => w.or([w('to_day', 'is', null), w('to_day', '>=', today)]))
    .execute()
  if (holders.length === 0) return
  await tx
    .insertInto('outbox')
    .values(
      holders.map(({ holder_id }) => ({
        ...{ place_id: row.village_id, id: newId(), kind: 'honour_to_view' as const, holder_id, at: now },
        payload: JSON.stringify({ nomineeId: row.id })
      }))
    )
    .execute()
}
