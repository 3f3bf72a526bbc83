import { lengthOf } from '../common/fields'
import { accept, type Outcome, refuse } from '../refusal/refusal'
import type { Role } from '../role/roles'
import { findInContent } from './check-content'
import type { DownReason, Notice, NoticeEvent, NoticeState } from './notice'
import { downReasons } from './notice'
import { type NoticeView, noticeState } from './notice-state'
import { isCovered } from './stopped'
import { type Channel, channels as channelNames } from './terms'

export interface NoticeActor {
  readonly memberId: string
  readonly role: Role
}

/** What can be done to a notice. `withdraw` is here so that it is answered, not so that it works. */
export type NoticeAction =
  | { readonly type: 'cosign'; readonly by: NoticeActor; readonly contentHash: string }
  | {
      readonly type: 'put_up'
      /** Null where the system puts a page back after an outage. */
      readonly by: NoticeActor | null
      readonly channels: readonly Channel[]
      readonly contentHash: string
    }
  | {
      readonly type: 'take_down'
      readonly by: NoticeActor | null
      readonly channels: readonly Channel[]
      readonly reason: DownReason
    }
  | { readonly type: 'add_photo'; readonly by: NoticeActor; readonly fileId: string }
  | { readonly type: 'file_objection'; readonly objectionId: string }
  | {
      readonly type: 'close_objection'
      readonly objectionId: string
      readonly effect: 'continues' | 'stops'
    }
  | {
      readonly type: 'correct'
      readonly by: NoticeActor
      readonly reason: string
      readonly contentHash: string
      readonly correction: Notice
    }
  | { readonly type: 'withdraw'; readonly by: NoticeActor }
export type NoticeActionType = NoticeAction['type']

const hanging = ['up', 'window_open', 'window_closed', 'interrupted', 'term_done'] as const

/** The states in which each action can be tried at all. */
export const noticeActions: Readonly<Record<NoticeActionType, readonly NoticeState[]>> = {
  cosign: ['draft'],
  put_up: ['cosigned', ...hanging],
  take_down: hanging,
  add_photo: hanging,
  file_objection: ['up', 'window_open', 'interrupted'],
  close_objection: [...hanging, 'corrected'],
  correct: hanging,
  withdraw: []
}

const notNow: Readonly<Record<NoticeActionType, { code: string; message: string }>> = {
  cosign: { code: 'NOTICE_COSIGNED_ALREADY', message: '这份公示已经会签过了，不用再签。' },
  put_up: { code: 'NOTICE_NOT_COSIGNED', message: '村监委还没有会签，会签后才能公开。' },
  take_down: { code: 'NOTICE_NOT_UP', message: '这份公示没有挂出来，没有可以取下的。' },
  add_photo: { code: 'NOTICE_NOT_UP', message: '这份公示没有挂出来，张贴后再上传照片。' },
  file_objection: {
    code: 'NOTICE_WINDOW_CLOSED',
    message: '这份公示现在不能提异议。仍有意见的，可以按公示页下方的去处反映。'
  },
  close_objection: { code: 'NOTICE_NOT_UP', message: '这份公示没有公开过，没有异议要办结。' },
  correct: { code: 'NOTICE_NOT_UP', message: '这份公示没有公开，直接改草稿再会签就行，不用更正公告。' },
  withdraw: {
    code: 'NOTICE_NOT_WITHDRAWABLE',
    message: '公示不能撤下。内容有错的，请发更正公告，写明改了什么；原文会一直留着。'
  }
}

const refuseWith = ({ code, message }: { code: string; message: string }, field?: string) =>
  refuse(code, message, field)

/** The hash that the supervision committee signed, or null. */
export const signedHash = (notice: Pick<Notice, 'events'>): string | null => {
  const signed = notice.events.find((e) => e.type === 'cosigned')
  return signed?.type === 'cosigned' ? signed.contentHash : null
}

const checkContent = (notice: Notice): Outcome<null> => {
  const [first, ...more] = findInContent(notice.content)
  if (!first) return accept(null)
  const also = more.length > 0 ? `（另有${more.length}处）` : ''
  const words = `${first.where}有不能公开的个人信息“${first.excerpt}”${also}。${first.advice}`
  return refuse('NOTICE_PERSONAL_DATA', words, first.path.join('.'))
}

type Step<T extends NoticeActionType> = (
  notice: Notice,
  action: Extract<NoticeAction, { type: T }>,
  at: Date,
  view: NoticeView
) => Outcome<NoticeEvent>

const cosign: Step<'cosign'> = (notice, { by, contentHash }, at) => {
  if (by.role !== 'supervision_member') {
    return refuse('NOTICE_COSIGN_NOT_SUPERVISOR', '会签由村监委成员来做。')
  }
  if (by.memberId === notice.drafterId) {
    return refuse('NOTICE_COSIGN_OWN', '起草人不能会签自己起草的公示，请换一位村监委成员。')
  }
  const checked = checkContent(notice)
  if (!checked.ok) return checked
  return accept({ type: 'cosigned', at, by: by.memberId, contentHash })
}

const hangingNow = (notice: Notice): Set<Channel> => {
  const up = new Set<Channel>()
  for (const e of notice.events) {
    if (e.type === 'up') for (const c of e.channels) up.add(c)
    if (e.type === 'down') for (const c of e.channels) up.delete(c)
  }
  return up
}

const putUp: Step<'put_up'> = (notice, { by, channels, contentHash }, at, view) => {
  if (signedHash(notice) !== contentHash) {
    const words = '内容和村监委会签的不一样了。请把改过的内容另存一份，重新会签。'
    return refuse('NOTICE_CHANGED', words, 'contentHash')
  }
  const checked = checkContent(notice)
  if (!checked.ok) return checked
  if (view.stoppedAt !== null) {
    return refuse('NOTICE_STOPPED', '异议已经成立，原公示不能再挂出来计时。请发更正公告。')
  }
  // Nobody could read on the phone what would run its days on the wall.
  if (isCovered(notice)) {
    const words = '这份公示含有个人信息，已经遮住，不能再挂出来。请改好以后另起草一份，会签后挂出。'
    return refuse('NOTICE_COVERED', words)
  }
  const already = hangingNow(notice)
  const twice = channels.find((c) => already.has(c))
  if (channels.length === 0) return refuse('NOTICE_NO_CHANNEL', '请选择贴在哪里。', 'channels')
  if (twice) return refuse('NOTICE_UP_ALREADY', `${channelNames[twice]}上已经有了，不用再登记。`, 'channels')
  return accept({ type: 'up', at, by: by?.memberId ?? null, channels: [...new Set(channels)] })
}

const takeDown: Step<'take_down'> = (notice, { by, channels, reason }, at, view) => {
  const up = hangingNow(notice)
  if (channels.length === 0 || channels.some((c) => !up.has(c))) {
    return refuse('NOTICE_NOT_UP', '请选择现在挂着的那一处。', 'channels')
  }
  if (!(reason in downReasons)) return refuse('NOTICE_DOWN_REASON', '请选择取下的原因。', 'reason')
  if (reason === 'term_done' && view.state !== 'term_done') return refuseWith(notNow.withdraw, 'reason')
  // Whoever published it must not be able to make it go away by naming a leak.
  if (reason === 'leak' && by?.role !== 'supervision_member') {
    return refuse('NOTICE_LEAK_NOT_SUPERVISOR', '含有个人信息要先遮挡的，请村监委成员来办。', 'reason')
  }
  return accept({ type: 'down', at, by: by?.memberId ?? null, channels: [...new Set(channels)], reason })
}

const fileObjection: Step<'file_objection'> = (notice, { objectionId }, at, view) => {
  if (view.stoppedAt !== null) return refuseWith(notNow.file_objection)
  const filed = notice.events.some((e) => e.type === 'objection_filed' && e.objectionId === objectionId)
  if (filed) return refuse('NOTICE_OBJECTION_TWICE', '这条异议已经登记过了。', 'objectionId')
  return accept({ type: 'objection_filed', at, objectionId })
}

const closeObjection: Step<'close_objection'> = (_, { objectionId, effect }, at, view) =>
  view.openObjections.includes(objectionId)
    ? accept({ type: 'objection_closed', at, objectionId, effect })
    : refuse('NOTICE_OBJECTION_NOT_OPEN', '没有找到这条还在办理的异议。', 'objectionId')

const correct: Step<'correct'> = (notice, { by, reason, contentHash, correction }, at) => {
  if (lengthOf(reason.trim()) < 4) {
    return refuse('NOTICE_CORRECTION_NO_REASON', '请写明为什么更正，至少4个字。', 'reason')
  }
  const { corrects } = correction.content
  if (
    corrects?.noticeId !== notice.id ||
    corrects.contentHash !== contentHash ||
    contentHash !== signedHash(notice)
  ) {
    return refuse('NOTICE_CORRECTION_OTHER', '这份更正公告说的不是这份公示，请重新选择。', 'correction')
  }
  // The old one gives way only to a new one that can be read, so that the board is never empty.
  const { state } = noticeState(correction, at)
  if (state === 'draft' || state === 'cosigned' || state === 'corrected') {
    return refuse('NOTICE_CORRECTION_NOT_UP', '更正公告还没有公开，公开以后才能代替原公示。', 'correction')
  }
  return accept({
    type: 'corrected',
    at,
    by: by.memberId,
    correctionId: correction.id,
    reason: reason.trim()
  })
}

const addPhoto: Step<'add_photo'> = (_, { by, fileId }, at) =>
  accept({ type: 'photo', at, by: by.memberId, fileId })

const dispatch = (notice: Notice, action: NoticeAction, at: Date, view: NoticeView): Outcome<NoticeEvent> => {
  switch (action.type) {
    case 'cosign':
      return cosign(notice, action, at, view)
    case 'put_up':
      return putUp(notice, action, at, view)
    case 'take_down':
      return takeDown(notice, action, at, view)
    case 'add_photo':
      return addPhoto(notice, action, at, view)
    case 'file_objection':
      return fileObjection(notice, action, at, view)
    case 'close_objection':
      return closeObjection(notice, action, at, view)
    case 'correct':
      return correct(notice, action, at, view)
    case 'withdraw':
      return refuseWith(notNow.withdraw)
  }
}

/**
 * One action on a notice at `now`: the notice with the event that is its history, and how it stands then. The caller
 * computes the SHA-256 of the canonical content and passes it in; content is never changed here. Who may act at all
 * is `may`'s question; here it is asked only where the law sets two people against each other.
 */
export const stepNotice = (
  notice: Notice,
  action: NoticeAction,
  now: Date
): Outcome<{ next: Notice; event: NoticeEvent; view: NoticeView }> => {
  if (notice.events.some((e) => e.at > now)) {
    return refuse('NOTICE_OUT_OF_ORDER', '这份公示已有更晚的记录，请刷新后再试。')
  }
  const view = noticeState(notice, now)
  if (!noticeActions[action.type].includes(view.state)) {
    if (view.state === 'corrected' && action.type !== 'withdraw') {
      return refuse('NOTICE_CORRECTED', '这份公示已经由更正公告代替，请到更正公告上办。')
    }
    return refuseWith(notNow[action.type])
  }
  const done = dispatch(notice, action, now, view)
  if (!done.ok) return done
  const next = { ...notice, events: [...notice.events, done.value] }
  return accept({ next, event: done.value, view: noticeState(next, now) })
}
