import type { ColumnType, Generated } from 'kysely'
import type { HonourModeration, Method, NomineeState, RoundState } from '@/domain/honour/names'
import type { NomineeAction } from '@/domain/honour/nominee'
import type { RoundAction } from '@/domain/honour/round'
import type { MachineCheck } from '@/domain/issue/content-check'

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface HonourRoundTable {
  village_id: string
  id: string
  category: string
  period: string
  standard: string
  nominate_until: string
  plaques: number
  points: number
  method: Method
  state: RoundState
  stopped: Generated<boolean>
  taken_down: Generated<boolean>
  notice_id: Maybe<string>
  opened_by: string
  opened_by_name: string
  opened_at: Date
}
export interface HonourNomineeTable {
  village_id: string
  id: string
  round_id: string
  household_id: string
  household_no: string
  group_id: string
  courtyard_id: Maybe<string>
  nominator_id: string
  nominator_name: string
  own: boolean
  words: string
  state: NomineeState
  agreed_at: Maybe<Date>
  full_name: Generated<boolean>
  result: Maybe<string>
  hung_on: Maybe<string>
  entry_id: Maybe<string>
  mend_until: Maybe<string>
  told_by: Maybe<string>
  nominated_at: Date
  moderation: Generated<HonourModeration>
  /** Why the township keeps it from the village. */
  hidden_for: Maybe<string>
  machine_check: ColumnType<MachineCheck | null, string | null | undefined, string | null>
  /** The account that wrote it, until a machine has looked at the words. */
  written_by: Maybe<string>
}
export interface HonourEventTable {
  village_id: string
  id: string
  round_id: string
  nominee_id: Maybe<string>
  at: Date
  kind: NomineeAction | RoundAction | 'nominate' | 'open' | 'shown' | 'hidden'
  from_state: Maybe<string>
  to_state: string
  by_id: string
  by_name: string
  by_role: string
  words: Maybe<string>
  until_day: Maybe<string>
}
interface Word {
  village_id: string
  nominee_id: string
  by_id: string
  by_name: string
  by_role: string
  words: string
  at: Date
}
export interface HonourViewTable extends Word {
  supports: boolean
  present: string
}
export interface HonourJudgmentTable extends Word {
  points: number
}
export interface HonourHeartTable {
  village_id: string
  nominee_id: string
  member_id: string
  given: boolean
  at: Date
}
export interface HonourNoticeLineTable {
  village_id: string
  notice_id: string
  nominee_id: string
}
