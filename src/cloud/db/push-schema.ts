import type { ColumnType, Generated } from 'kysely'
import type { ConsentSource, SubscriptionAnswer, SubscriptionEventType } from '@/domain/message/consent'
import type { PushState } from '@/domain/message/push'
import type { Template } from '@/domain/message/templates'

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>
type Json<T> = ColumnType<T, string, string>

export interface SubscriptionTable {
  account_id: string
  template: Template
  credits: Generated<number>
  standing: Generated<boolean>
  answer: Maybe<SubscriptionAnswer>
  source: Maybe<ConsentSource>
  answered_at: Maybe<Date>
  passed: Generated<number>
}

export interface SubscriptionEventTable {
  account_id: string
  id: string
  template: Template
  at: Date
  type: SubscriptionEventType
  source: ConsentSource | 'system'
}

export interface MessagePushTable {
  place_id: string
  id: string
  message_id: string
  account_id: string
  template: Template
  fields: Json<readonly string[]>
  page: string
  state: ColumnType<PushState, PushState | undefined, PushState>
  tries: Generated<number>
  unsure: Generated<boolean>
  next_at: Date
  expires_at: Date
  lease_id: Maybe<string>
  lease_until: Maybe<Date>
  reason: Maybe<string>
  errcode: Maybe<number>
  wechat_id: Maybe<string>
  at: Date
  settled_at: Maybe<Date>
}

export interface MessagePushEventTable {
  place_id: string
  id: string
  push_id: string
  at: Date
  from_state: Maybe<PushState>
  to_state: PushState
  reason: Maybe<string>
  errcode: Maybe<number>
  actor_id: Maybe<string>
  actor_name: Maybe<string>
}

export interface NoticeFollowerTable {
  village_id: string
  notice_id: string
  member_id: string
  at: Date
  done_at: Maybe<Date>
}
