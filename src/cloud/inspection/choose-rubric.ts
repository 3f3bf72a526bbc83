import { ChooseRubric, checkRubric, inspectionRefusals } from '@/domain/inspection/forms'
import { mutation } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { holdVillage } from '../place/hold-village'
import { villageSubject } from '../place/subjects'
import { recorderFor } from '../points/recorder'
import { latestRubric } from './load-rubric'
import { presentRubric } from './present-round'

/**
 * A new version of the village's rubric, for the rounds opened from now on; those under way keep theirs. Refuses
 * RUBRIC_CHANGED (somebody was faster), RUBRIC_LINE_TWICE, RUBRIC_ALL_INDOORS, RUBRIC_FACE_MOST and VILLAGE_ENDED.
 */
export const chooseRubric = mutation({
  action: 'round_manage',
  input: ChooseRubric,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, basedOn, scheme, lines }, village) => {
    const wrong = checkRubric(scheme, lines)
    if (wrong) deny(wrong)
    await holdVillage(ctx.db, villageId)
    const by = recorderFor(ctx, 'round_manage', village)
    const version = basedOn + 1
    const last = await latestRubric(ctx.db, villageId)
    if (last.version !== basedOn) return deny(inspectionRefusals.rubricMoved)
    const written = await ctx.db
      .insertInto('inspection_rubric')
      .values({
        ...{ village_id: villageId, version, scheme, lines: JSON.stringify(lines) },
        ...{ chosen_by: by.id, chosen_by_name: by.name, at: ctx.now }
      })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst()
    // Two who chose at the same moment: the second one is told.
    if (written.numInsertedOrUpdatedRows === 0n) return deny(inspectionRefusals.rubricMoved)
    return presentRubric({ version, scheme, lines, chosenBy: by.name, at: ctx.now })
  }
})
