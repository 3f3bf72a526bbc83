import type { DeadReason } from '@/domain/message/push'
import type { Template } from '@/domain/message/templates'

/** One subscription message, in the order of the template's form. */
export interface PushMessage {
  readonly openid: string
  readonly template: Template
  readonly fields: readonly string[]
  /** The page of the mini-program that a tap opens, without a slash in front. */
  readonly page: string
}

export type SendAnswer =
  /** Taken; `messageId` names it in what WeChat pushes about it later. */
  | { readonly kind: 'sent'; readonly messageId: string | null }
  /** The person has not agreed, or what they agreed to is used up. */
  | { readonly kind: 'refused'; readonly errcode: number | null }
  /** Trying again changes nothing until somebody puts right what `reason` says. */
  | { readonly kind: 'dead'; readonly reason: DeadReason; readonly errcode: number | null }
  /** Not now; `sure` where it certainly was not taken, false where no answer came. */
  | { readonly kind: 'later'; readonly sure: boolean; readonly errcode: number | null }

/** Writes to people outside of the app. It never throws for what the other side answers. */
export interface MessageSender {
  /** The template as the deployment has it, or null where it has none: then nothing of it is asked for or sent. */
  templateOf(template: Template): { readonly id: string; readonly longTerm: boolean } | null
  send(message: PushMessage): Promise<SendAnswer>
  /** What stands for the openid of an account that has none; only where nobody is really written to. */
  readonly standIn?: (accountId: string) => string
}
