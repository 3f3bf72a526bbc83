import { sql } from 'kysely'
import type * as z from 'zod/mini'
import type { MachineCheck } from '@/domain/issue/content-check'
import { ActIssue } from '@/domain/issue/forms'
import { issueRefusals } from '@/domain/issue/issue'
import { isPrivate } from '@/domain/issue/offices'
import { isPublicStep, takesPhotos } from '@/domain/issue/transitions'
import type { Context } from '../api/context'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { addToLine } from './add-to-line'
import { checkStep } from './check-step'
import { papersOf } from './issue-papers'
import { type LoadedIssue, loadIssue, lockIssue, lockIssues, termsOf, unseen } from './load-issue'
import { presentMoved } from './present-moved'
import { saveIssue } from './save-issue'
import { stepAs } from './step-issue'
import { sightOf } from './viewer'

/** Nobody who followed a matter, or raised it, loses sight of it when it is merged into another. */
const carryFollowers = async (
  ctx: WriteContext,
  { row, issue }: LoadedIssue,
  into: string
): Promise<void> => {
  await sql`
    insert into issue_follower (village_id, issue_id, member_id, at, merged_from)
    select ${row.village_id}::uuid, ${into}::uuid, who.id, ${ctx.now}, ${row.id}::uuid
    from (
      select member_id as id from issue_follower where village_id = ${row.village_id} and issue_id = ${row.id}
      union select unnest(array[${issue.raisedBy || null}, ${issue.raisedFor}]::uuid[])
    ) who
    where who.id is not null
    on conflict do nothing`.execute(ctx.db)
}

type Input = z.output<typeof ActIssue>

/** What a handler writes into a matter in the open is looked at by the machine; of a private one no word leaves. */
const checkWords = async (ctx: Context, input: Input): Promise<MachineCheck | null> => {
  if (!isPublicStep(input.action) || (!input.reason && !input.whereTo)) return null
  const loaded = await loadIssue(ctx.db, input.villageId, input.issueId)
  const open = loaded && !isPrivate(loaded.issue) && sightOf(ctx, loaded.issue)
  return open ? await checkStep(ctx, { reason: input.reason, beside: input.whereTo }) : null
}

/**
 * One step of a matter: sorting, talking, assigning, returning, doing, rating, and everything else in the domain's
 * table, which also says who may and what is missing. To whoever may not see the matter it does not exist. Progress and
 * what was done are shown by photos; in the open these wait for the township, as do words that the machine marks.
 * Refuses what the table refuses, ISSUE_PHOTOS_HERE, ISSUE_NOT_PHOTO and FILE_NOT_YOURS.
 */
export const actIssue = mutation({
  action: 'issue_act',
  input: ActIssue,
  prepare: checkWords,
  subject: async (ctx, { villageId, issueId, intoId }) => {
    // Two matters merged into each other at once would both be gone.
    if (intoId !== undefined) await lockIssues(ctx.db, villageId, [issueId, intoId])
    const loaded = await lockIssue(ctx.db, villageId, issueId)
    return loaded && sightOf(ctx, loaded.issue) ? loaded : unseen(ctx.actor)
  },
  run: async (ctx, input, loaded, check) => {
    const photoIds = input.photoIds ?? []
    if (photoIds.length > 0 && !takesPhotos(input.action)) deny(issueRefusals.photosHere)
    const terms = await termsOf(ctx.db, loaded.countyId)
    const papers = await papersOf(ctx.db, loaded, input, ctx.now)
    const { stepped, person } = stepAs(ctx, loaded.issue, input.action, { ...papers, at: ctx.now, terms })
    const by = { id: person.holderId, name: person.name }
    const [eventId = ''] = await saveIssue(ctx.db, loaded.row, stepped, terms, by)
    await addToLine(ctx, stepped.next, { villageId: input.villageId, eventId, photoIds, check })
    if (stepped.next.mergedInto !== null && loaded.issue.mergedInto === null) {
      await carryFollowers(ctx, loaded, stepped.next.mergedInto)
    }
    return presentMoved(stepped.next, terms)
  }
})
