import * as z from 'zod/mini'
import { Id } from '../common/fields'

/** What people are told, in the words they read. */
export const messageWords = {
  issue_shown: '您说的事已经公开，村里都能看到了。',
  issue_hidden: '您说的事暂不公开，仍会照常办理。',
  binding_confirmed: '您的身份已经确认，可以说事、查积分了。',
  binding_refused: '您的身份没有通过确认。'
} as const
export type MessageKind = keyof typeof messageWords

export const ListMessages = z.object({ placeId: Id })
