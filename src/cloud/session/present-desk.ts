import { deskLink, mayAnswer, mayTake } from '@/domain/session/desk'
import type { Context } from '../api/context'
import { qrCodeOf } from '../notice/qr-code'
import { type DeskRow, loginOf } from './load-desk'

const secondsUntil = (end: Date, now: Date): number =>
  Math.max(0, Math.ceil((end.getTime() - now.getTime()) / 1000))

interface Opened {
  readonly code: string
  readonly number: number
  readonly expiresAt: string
}

/** What a PC shows while it waits, and the secret that it shows nobody. */
export const presentOpenedDesk = (
  opened: Opened,
  { secret, publicUrl }: { secret: string; publicUrl: string | null }
) => {
  const link = deskLink(publicUrl, opened.code)
  return {
    code: opened.code,
    number: opened.number,
    expiresAt: opened.expiresAt,
    secret,
    link,
    qr: qrCodeOf(link)
  }
}

/** `confirmed`: the PC may take its session now. */
export type Waiting = 'open' | 'confirmed' | 'refused' | 'mismatched' | 'used' | 'expired'

const waitingOf = (row: DeskRow, now: Date): Waiting => {
  const login = loginOf(row)
  if (login.state === 'open') return mayAnswer(login, now).ok ? 'open' : 'expired'
  if (login.state === 'confirmed') return mayTake(login, now).ok ? 'confirmed' : 'expired'
  return login.state === 'taken' ? 'used' : login.state
}

/** The PC’s own clock may be wrong: it is told how many seconds are left. */
export const presentWaiting = (row: DeskRow, now: Date) => ({
  state: waitingOf(row, now),
  secondsLeft: secondsUntil(row.expires_at, now)
})

/** What the phone is asked; which of the numbers is right stays on the PC's screen. */
export const presentAskedDesk = (row: DeskRow, now: Date) => ({
  code: row.code,
  browser: row.browser,
  system: row.system,
  madeAt: row.made_at.toISOString(),
  secondsLeft: secondsUntil(row.expires_at, now),
  choices: row.choices
})

export const presentAnsweredDesk = (state: 'confirmed' | 'refused' | 'mismatched') => ({ state })

type SessionRow = Pick<DeskRow, 'browser' | 'system' | 'answered_by'> & {
  readonly id: string
  readonly created_at: Date
  readonly expires_at: Date
}

/** A PC at which the account is signed in, and who of its people let it in. */
export const presentDeskSession = (ctx: Pick<Context, 'persons' | 'sessionId'>, row: SessionRow) => ({
  sessionId: row.id,
  browser: row.browser,
  system: row.system,
  since: row.created_at.toISOString(),
  until: row.expires_at.toISOString(),
  confirmedBy: ctx.persons.find((p) => p.holderId === row.answered_by)?.name ?? null,
  isHere: row.id === ctx.sessionId
})
