import type { ColumnType } from 'kysely'
import type { ConsentKind } from '@/domain/account/consent'
import type { CopyState } from '@/domain/account/names'
import type { ComplaintAbout, ComplaintKind, ComplaintState } from '@/domain/complaint/names'
import type { CorrectionField, CorrectionState } from '@/domain/correction/names'
import type { Role } from '@/domain/role/roles'

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface AgreementConsentTable {
  account_id: string
  id: string
  version: number
  kind: ConsentKind
  at: Date
}

export interface CountyContactTable {
  place_id: string
  id: string
  office: string
  phone: string
  address: string
  chosen_by: string
  at: Date
}

export interface OfficeContactTable {
  place_id: string
  id: string
  post: string | null
  name: string | null
  phone: string | null
  hours: string | null
  agreed_on: string | null
  chosen_by: string
  at: Date
}

export interface AccountCopyTable {
  account_id: string
  id: string
  state: CopyState
  asked_at: Date
  made_at: Maybe<Date>
  bytes: Maybe<number>
  expires_at: Maybe<Date>
}

export interface RosterCorrectionTable {
  village_id: string
  id: string
  member_id: string
  field: CorrectionField
  stood: string
  wanted: string
  phone_hash: Maybe<Buffer>
  state: CorrectionState
  asked_at: Date
  due_on: string
  reason: Maybe<string>
  updated_at: Date
}

export interface RosterCorrectionEventTable {
  village_id: string
  id: string
  correction_id: string
  at: Date
  from_state: Maybe<CorrectionState>
  to_state: CorrectionState
  actor_id: string
  actor_name: string
  actor_role: Role
  reason: Maybe<string>
}

export interface ComplaintTable {
  place_id: string
  id: string
  account_id: string
  village_id: string
  kind: ComplaintKind
  about_kind: Maybe<ComplaintAbout>
  about_id: Maybe<string>
  words: string
  state: ComplaintState
  asked_at: Date
  due_on: string
  answer: Maybe<string>
  answered_at: Maybe<Date>
}

export interface ComplaintEventTable {
  place_id: string
  id: string
  complaint_id: string
  at: Date
  to_state: ComplaintState
  actor_id: Maybe<string>
  actor_name: Maybe<string>
  actor_role: Maybe<Role>
  words: string
}
