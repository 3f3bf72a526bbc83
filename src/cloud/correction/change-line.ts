import type { Transaction } from 'kysely'
import type { CorrectionField } from '@/domain/correction/names'
import { residenceWords, sexWords } from '@/domain/correction/names'
import { newId } from '../crypto/new-id'
import type { Database } from '../db/schema'
import type { CorrectionRow } from './correction-row'

type Tx = Transaction<Database>

/** What the history of a roster calls a field (`MemberField`). */
const eventField: Readonly<Record<Exclude<CorrectionField, 'other'>, string>> = {
  name: 'name',
  sex: 'sex',
  birth_month: 'birthMonth',
  phone: 'phone',
  residence: 'residence'
}

const columnsOf = ({ field, wanted, phone_hash }: CorrectionRow) => {
  switch (field) {
    case 'name':
      return { name: wanted }
    case 'sex':
      return { sex: wanted === sexWords.male ? ('male' as const) : ('female' as const) }
    case 'birth_month':
      return { birth_month: wanted }
    case 'residence':
      return { residence: wanted === residenceWords.away ? ('away' as const) : ('resident' as const) }
    case 'phone':
      return { phone_hash, phone_last4: wanted.slice(-4) }
    case 'other':
      return null
  }
}

/**
 * Writes an accepted correction into the roster, with its line of the roster's history: what it was when it was asked, and
 * what it is. Words alone (别的) change nothing here: the committee has done it by the roster's own ways.
 */
export const changeLine = async (tx: Tx, row: CorrectionRow, at: Date): Promise<void> => {
  const columns = columnsOf(row)
  if (columns === null || row.field === 'other') return
  await tx
    .updateTable('member')
    .set(columns)
    .where('village_id', '=', row.village_id)
    .where('id', '=', row.member_id)
    .execute()
  await tx
    .insertInto('member_event')
    .values({
      village_id: row.village_id,
      id: newId(),
      member_id: row.member_id,
      import_id: null,
      at,
      kind: 'changed',
      detail: JSON.stringify({ [eventField[row.field]]: [row.stood, row.wanted] })
    })
    .execute()
}
