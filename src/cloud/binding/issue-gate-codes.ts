import { sql } from 'kysely'
import type * as z from 'zod/mini'
import { bindingRefusals, IssueGateCodes } from '@/domain/binding/binding'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import type { Db } from '../db/pool'
import { villageNameOf } from '../decision/register-facts'
import { holdVillage } from '../place/hold-village'
import { villageSubject } from '../place/subjects'
import { gateCodeHash, gateCodeOf } from './gate-code'
import { type GateRow, presentGateSheets } from './present-binding'

type Input = z.output<typeof IssueGateCodes>

const homesOf = async (db: Db, { villageId, groupId }: Input): Promise<GateRow[]> => {
  const { rows } = await sql<GateRow>`
    select h.id, h.no, h.gate_code_no, c.name as courtyard, g.name as group_name, m.name as head
    from household h
    join village_group g on g.village_id = h.village_id and g.id = h.group_id
    left join courtyard c on c.village_id = h.village_id and c.id = h.courtyard_id
    left join member m on m.village_id = h.village_id and m.household_id = h.id and m.relation = 'head'
      and m.ended_on is null
    where h.village_id = ${villageId} and h.group_id = ${groupId} and h.ended_on is null
    order by h.no`.execute(db)
  return rows
}

/** Those without a code of ours, and the one whose code is to be a new one. */
const makeCodes = async (ctx: WriteContext, input: Input): Promise<number> => {
  const rows = await ctx.db
    .selectFrom('household')
    .select(['id', 'gate_code_no'])
    .where('village_id', '=', input.villageId)
    .where('group_id', '=', input.groupId)
    .where('ended_on', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  if (input.renewHouseholdId && !rows.some((r) => r.id === input.renewHouseholdId)) {
    return deny(bindingRefusals.gateElsewhere)
  }
  const made = rows
    .filter((r) => r.gate_code_no === 0 || r.id === input.renewHouseholdId)
    .map(({ id, gate_code_no }) => {
      const code = gateCodeOf(ctx.deps.secret, input.villageId, id, gate_code_no + 1)
      const hash = gateCodeHash(ctx.deps.secret, input.villageId, code)
      return { id, no: gate_code_no + 1, hash: hash.toString('hex') }
    })
  if (made.length === 0) return 0
  await sql`
    update household h set gate_code_no = v.no, gate_code_hash = decode(v.hash, 'hex')
    from json_to_recordset(${JSON.stringify(made)}::json) as v(id uuid, no int, hash text)
    where h.village_id = ${input.villageId} and h.id = v.id`.execute(ctx.db)
  return made.length
}

/**
 * The sheets for the gates of one group: every household that has no code yet gets one; those that have keep theirs, but
 * for `renewHouseholdId`, whose old one stops working. What is stored beside the request is how many were made: the codes
 * are worked out anew for every reply. Refuses GATE_ELSEWHERE and VILLAGE_ENDED.
 */
export const issueGateCodes = mutation({
  action: 'issue_gate_code',
  input: IssueGateCodes,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, input) => {
    await holdVillage(ctx.db, input.villageId)
    return { made: await makeCodes(ctx, input) }
  },
  reply: async ({ db, deps, publicUrl }, { made }, input) =>
    presentGateSheets(await homesOf(db, input), {
      ...{
        made,
        publicUrl,
        villageId: input.villageId,
        villageName: await villageNameOf(db, input.villageId)
      },
      codeOf: (home) => gateCodeOf(deps.secret, input.villageId, home.id, home.gate_code_no)
    })
})
