import type { ColumnType } from 'kysely'
import type { Kin } from '@/domain/claim/kin'

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface KinshipTable {
  village_id: string
  id: string
  member_id: string
  relative_id: string
  relation: Kin
  noted_by: string
  noted_name: string
  noted_at: Date
  ended_by: Maybe<string>
  ended_name: Maybe<string>
  ended_at: Maybe<Date>
  end_reason: Maybe<string>
}
