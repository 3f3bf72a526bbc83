import { ListPendingBindings } from '@/domain/binding/binding'
import { activeGrants, may } from '@/domain/role/may'
import type { Context } from '../api/context'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { presentPending } from './present-binding'

/** The courtyards of this village that the caller is host of. */
const hostOf = (ctx: Pick<Context, 'actor'>, villageId: string): string[] =>
  activeGrants(ctx.actor).flatMap((g) =>
    g.role === 'courtyard_host' && g.villageId === villageId && g.courtyardId ? [g.courtyardId] : []
  )

/** Who waits to be confirmed, oldest first, at most 100: the committee sees the village's, a host the own courtyards'. */
export const listPendingBindings = query({
  action: 'confirm_binding',
  input: ListPendingBindings,
  subject: async (ctx, { villageId }) => {
    const village = await villageSubject(ctx.db, villageId)
    return village && { ...village, courtyardId: hostOf(ctx, villageId)[0] ?? null }
  },
  run: async (ctx, { villageId }, subject) => {
    const whole = may(ctx.actor, 'confirm_binding', { ...subject, courtyardId: null })
    const rows = await ctx.db
      .selectFrom('binding as b')
      .innerJoin('member as m', (j) =>
        j.onRef('m.village_id', '=', 'b.place_id').onRef('m.id', '=', 'b.holder_id')
      )
      .innerJoin('household as h', (j) =>
        j.onRef('h.village_id', '=', 'm.village_id').onRef('h.id', '=', 'm.household_id')
      )
      .leftJoin('courtyard as c', (j) =>
        j.onRef('c.village_id', '=', 'h.village_id').onRef('c.id', '=', 'h.courtyard_id')
      )
      .select([
        'b.id',
        'b.via',
        'b.asked_at',
        'b.account_id',
        'm.name',
        'm.relation',
        'h.no as household_no',
        'c.name as courtyard'
      ])
      .where('b.place_id', '=', villageId)
      .where('b.state', '=', 'pending')
      .where('m.ended_on', 'is', null)
      .$if(!whole, (q) => q.where('h.courtyard_id', 'in', hostOf(ctx, villageId)))
      .orderBy('b.asked_at')
      .orderBy('b.id')
      .limit(100)
      .execute()
    return rows.map((r) => presentPending(r, ctx.actor.accountId))
  }
})
