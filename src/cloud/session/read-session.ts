import { mayAnywhere } from '@/domain/role/may'
import { ReadSession } from '@/domain/session/session'
import { nowhere, query } from '../api/procedure'
import { namesOf } from '../place/names'
import { everDeducted } from '../rulebook/ever-deducted'
import { loadAsks, loadRelatives } from './own-people'
import { presentSession } from './present-session'

const REFUSED_SHOWN_MS = 14 * 24 * 60 * 60 * 1000

/**
 * Who is signed in and what they may do; a visitor gets an answer too. Three queries however many roles are held, and one
 * more for those who would handle deductions: where the village never resolved any they have no such desk.
 */
export const readSession = query({
  action: 'own_account',
  input: ReadSession,
  subject: () => nowhere,
  run: async (ctx) => {
    const { db, now, actor, persons } = ctx
    const asks = actor.accountId
      ? await loadAsks(db, actor.accountId, new Date(now.getTime() - REFUSED_SHOWN_MS))
      : []
    const deducts = mayAnywhere(actor, 'deduction_list') && (await everDeducted(db, persons))
    const places = new Set([...persons.map((p) => p.placeId), ...asks.map((a) => a.placeId)])
    const names = await namesOf(db, [...places])
    return presentSession(ctx, names, await loadRelatives(db, persons), { asks, deducts })
  }
})
