import type { Outcome, Refusal } from '../refusal/refusal'
import { accept } from '../refusal/refusal'

/** How long a QR on a PC can be answered, and then how long the PC may come for its session. */
export const deskMinutes = 3
export const deskTakeMinutes = 1
/** A PC stands in an office where others sit down at it: its session ends with the working day. */
export const deskHours = 12

/** What may be told of the PC to whoever is asked: the kind of browser and system, never an address. */
export const deskBrowsers = {
  chrome: '谷歌浏览器',
  edge: 'Edge浏览器',
  firefox: '火狐浏览器',
  safari: 'Safari浏览器',
  qq: 'QQ浏览器',
  safe360: '360浏览器',
  other: '其他浏览器'
} as const
export type DeskBrowser = keyof typeof deskBrowsers
export const deskSystems = {
  windows: 'Windows电脑',
  mac: '苹果电脑',
  linux: 'Linux电脑',
  phone: '手机或平板',
  other: '别的设备'
} as const
export type DeskSystem = keyof typeof deskSystems

export const deskStates = ['open', 'confirmed', 'taken', 'refused', 'mismatched'] as const
export type DeskState = (typeof deskStates)[number]

/** A sign-in of a PC, as the phone and the PC find it. */
export interface DeskLogin {
  readonly state: DeskState
  /** What the PC shows, 10 to 99. */
  readonly number: number
  readonly expiresAt: Date
  readonly answeredAt: Date | null
}

export const deskRefusals = {
  unknown: {
    code: 'DESK_UNKNOWN',
    message: '没有找到这次登录。请在电脑上换一个二维码，再试一次。',
    field: 'code'
  },
  expired: {
    code: 'DESK_EXPIRED',
    message: '这个二维码过期了。请在电脑上换一个，再扫一次。',
    field: 'code'
  },
  used: {
    code: 'DESK_USED',
    message: '这个二维码用过了。请在电脑上换一个，再扫一次。',
    field: 'code'
  },
  refused: {
    code: 'DESK_REFUSED',
    message: '手机上没有同意这次登录。要登录，请在电脑上换一个二维码。',
    field: 'code'
  },
  mismatched: {
    code: 'DESK_MISMATCHED',
    message: '选的数和电脑上的不一样，这次登录作废了。请在电脑上换一个二维码，再扫一次。',
    field: 'number'
  },
  phoneOnly: {
    code: 'DESK_PHONE_ONLY',
    message: '在电脑上不能让别的电脑登录。请用手机上的小院来扫码或填数字。',
    field: 'code'
  },
  waiting: { code: 'DESK_WAITING', message: '还没有在手机上确认，请先用手机扫码。', field: 'code' }
} as const satisfies Record<string, Refusal>

const no = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })

const MINUTE_MS = 60_000

/** Whether the phone may still answer; DESK_USED, DESK_REFUSED, DESK_MISMATCHED or DESK_EXPIRED. */
export const mayAnswer = (login: DeskLogin, now: Date): Outcome<null> => {
  if (login.state === 'refused') return no(deskRefusals.refused)
  if (login.state === 'mismatched') return no(deskRefusals.mismatched)
  if (login.state !== 'open') return no(deskRefusals.used)
  return now < login.expiresAt ? accept(null) : no(deskRefusals.expired)
}

/** What the phone's answer makes of it: `says` is the number that was chosen, null for 不是我. */
export const answerDesk = (
  login: DeskLogin,
  says: number | null,
  now: Date
): Outcome<'confirmed' | 'refused' | 'mismatched'> => {
  const may = mayAnswer(login, now)
  if (!may.ok) return may
  if (says === null) return accept('refused')
  return accept(says === login.number ? 'confirmed' : 'mismatched')
}

/** When a confirmed sign-in can no longer be taken. */
const takeBy = (answeredAt: Date): Date => new Date(answeredAt.getTime() + deskTakeMinutes * MINUTE_MS)

/** Whether the PC gets its session now; it gets one, once. DESK_WAITING while the phone has not answered. */
export const mayTake = (login: DeskLogin, now: Date): Outcome<null> => {
  if (login.state === 'open') return no(now < login.expiresAt ? deskRefusals.waiting : deskRefusals.expired)
  if (login.state !== 'confirmed' || !login.answeredAt) {
    const answer = mayAnswer(login, now)
    return answer.ok ? no(deskRefusals.used) : answer
  }
  return now < takeBy(login.answeredAt) ? accept(null) : no(deskRefusals.expired)
}

/**
 * The number that the PC shows and the three from which the phone chooses, in the order they are shown. `random` gives
 * a whole number from 0 to below its argument.
 */
export const drawNumbers = (random: (below: number) => number): { number: number; choices: number[] } => {
  const left = Array.from({ length: 90 }, (_, i) => 10 + i)
  const draw = () => left.splice(random(left.length), 1)
  const choices = [...draw(), ...draw(), ...draw()]
  return { number: choices[random(choices.length)] ?? 10, choices }
}

/** A code of eight digits as people read it: 1234 5678. */
export const sayDeskCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

const CODE = '(\\d{8})'
const patterns = [
  new RegExp(`^xiaoyuan:desk:${CODE}$`),
  new RegExp(`^https?://[^/?#\\s]+/d/${CODE}/?$`),
  new RegExp(`^https?://[^/?#\\s]+/#/packages/desk/confirm/index\\?code=${CODE}$`)
]

/** The code in what a phone scanned or someone typed; null where it is no sign-in of a PC. */
export const readDeskCode = (scanned: string): string | null => {
  const text = scanned.trim()
  for (const pattern of patterns) {
    const [, code] = pattern.exec(text) ?? []
    if (code) return code
  }
  const typed = text.replace(/[\s-]/g, '')
  return /^\d{8}$/.test(typed) ? typed : null
}

/** What stands in the QR: an address that WeChat's own scan can open the mini-program by, where there is one. */
export const deskLink = (publicUrl: string | null, code: string): string =>
  publicUrl === null ? `xiaoyuan:desk:${code}` : `${publicUrl}/d/${code}`
