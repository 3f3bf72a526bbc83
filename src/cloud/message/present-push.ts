import type { Selectable } from 'kysely'
import type { SubscriptionAnswer } from '@/domain/message/consent'
import { type DeadReason, deadReasons } from '@/domain/message/push'
import { type Template, templateForms } from '@/domain/message/templates'
import type { Database } from '../db/schema'

/** Whether to ask, with the template's id at WeChat, and whether the moment is to be noted as gone by. */
export const presentAsking = (templateId: string | null, passing: boolean) => ({ templateId, passing })

/** What was written down. */
export const presentConsent = (template: Template, answer: SubscriptionAnswer | 'pass') => ({
  template,
  answer
})

type Push = Pick<
  Selectable<Database['message_push']>,
  'place_id' | 'id' | 'template' | 'reason' | 'errcode' | 'tries' | 'at' | 'settled_at' | 'expires_at'
>

/**
 * A message that could not be sent, for staff: of which kind it is, why, and whether it can be tried again. Neither to whom
 * nor about what.
 */
export const presentDeadPush = (row: Push & { readonly village_name: string }, now: Date) => ({
  villageId: row.place_id,
  villageName: row.village_name,
  pushId: row.id,
  title: templateForms[row.template].title,
  reason: deadReasons[row.reason as DeadReason] ?? row.reason ?? '',
  errcode: row.errcode,
  tries: row.tries,
  at: row.at.toISOString(),
  deadAt: row.settled_at?.toISOString() ?? null,
  mayRetry: row.expires_at > now
})

/** A message that is tried again. */
export const presentRetried = (pushId: string) => ({ pushId })
