import { dayOf } from '@/domain/common/calendar'
import { ActNominee } from '@/domain/honour/forms'
import { type NomineeAction, stepNominee } from '@/domain/honour/nominee'
import { honourRefusals } from '@/domain/honour/refusals'
import type { MessageKind } from '@/domain/message/message'
import { may } from '@/domain/role/may'
import type { Action } from '@/domain/role/permissions'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { recorderFor } from '../points/recorder'
import { contextAt } from './acting-here'
import { lockNominee, nomineeOf } from './load-honour'
import { presentNomineeState } from './present-honour'
import { refusePersonal } from './refuse-personal'
import { saveNominee } from './save-honour'
import { tellHosts, tellNominees } from './tell-honour'

/** Under which right a step is taken; the household's own comes first. */
const rights: Partial<Record<NomineeAction, readonly Action[]>> = {
  agree: ['honour_own', 'honour_view'],
  decline: ['honour_own', 'honour_view'],
  withdraw: ['honour_own'],
  strike: ['honour_manage'],
  tell: ['honour_revisit'],
  fine: ['honour_revisit'],
  pause: ['honour_revisit'],
  restore: ['honour_revisit']
}

/** What the household hears of it. */
const words: Partial<Record<NomineeAction, MessageKind>> = {
  strike: 'honour_ended',
  tell: 'honour_mend',
  fine: 'honour_restored',
  pause: 'honour_paused',
  restore: 'honour_restored'
}

/**
 * One step of a household in a round, or of its plaque: it agrees, declines or steps back; after an upheld objection it
 * is struck; something must be mended, was mended, the plaque is paused or restored. The table of the domain says who may
 * and what is missing. Refuses what `stepNominee` refuses, HONOUR_PERSONAL_DATA and VILLAGE_ENDED.
 */
export const actNominee = mutation({
  action: 'honour_act',
  input: ActNominee,
  subject: ({ db }, { villageId, nomineeId }) => lockNominee(db, villageId, nomineeId),
  run: async (ctx, input, subject) => {
    const { db, now } = ctx
    const { action } = input
    const { row } = subject
    const right = rights[action]?.find((r) => may(ctx.actor, r, subject))
    if (!right) return deny(honourRefusals.notYours)
    refusePersonal('words', input.words)
    const by = recorderFor(ctx, right, subject)
    const context = await contextAt(ctx, subject, by.id)
    const said = { words: input.words, until: input.until }
    const done = stepNominee(nomineeOf(row), action, { ...context, ...said })
    if (!done.ok) return deny(done.refusal)
    const agreed = action === 'agree' ? { agreed_at: now, full_name: input.fullName === true } : {}
    const s = { now, by, words: input.words ?? null, until: input.until ?? null }
    await saveNominee(db, row, action, done.value, s, agreed)
    if (action === 'agree') await tellHosts(db, row, now, dayOf(now))
    const kind = words[action]
    if (kind) await tellNominees(db, [row], { kind, now, reason: input.words ?? null, except: by.id })
    return presentNomineeState({ ...row, state: done.value.state })
  }
})
