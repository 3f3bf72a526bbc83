import { common } from '@/domain/refusal/refusal'
import { type DraftLine, draftLine, settledLine } from '@/domain/rulebook/draft-line'
import { draftRefusals } from '@/domain/rulebook/draft-refusals'
import { exampleRulebook } from '@/domain/rulebook/example'
import type { PointsExpiry } from '@/domain/rulebook/expiry'
import { StartDraft } from '@/domain/rulebook/forms'
import type { LinesReading, RefusedRule } from '@/domain/rulebook/read-rules'
import type { ExclusiveGroup } from '@/domain/rulebook/rule-item'
import { mostItems } from '@/domain/rulebook/rulebook-limits'
import { mutation, type WriteContext } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { newId } from '../crypto/new-id'
import { livingVillage } from '../notice/load-notice'
import { recorderFor } from '../points/recorder'
import { noteDraft } from './load-draft'
import { presentStarted } from './present-draft'
import { readPaste, readTableFile } from './read-table'
import { expiryOf, itemsOfBook } from './rule-items'

interface Beginning {
  readonly source: string
  readonly lines: readonly DraftLine[]
  readonly beside: readonly RefusedRule[]
  readonly groups: readonly ExclusiveGroup[]
  readonly expiry: PointsExpiry | null
}

const blank: Beginning = { source: '本村自己写的', lines: [], beside: [], groups: [], expiry: null }

const fromReading = ({ source, lines, beside }: LinesReading, otherwise: string): Beginning => ({
  ...blank,
  source: Array.from(source ?? otherwise)
    .slice(0, 200)
    .join(''),
  lines: lines.map(draftLine),
  beside
})

const fromVersion = async (ctx: WriteContext, villageId: string, rulebookId: string): Promise<Beginning> => {
  const book = await ctx.db
    .selectFrom('rulebook')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', rulebookId)
    .executeTakeFirst()
  if (!book) return deny(common.notFound)
  const items = await itemsOfBook(ctx.db, villageId, rulebookId)
  const groups = new Map(items.flatMap(({ exclusive }) => (exclusive ? [[exclusive.name, exclusive]] : [])))
  return {
    ...{ ...blank, source: `本村第${book.version}版：${book.source}`.slice(0, 200) },
    groups: [...groups.values()],
    expiry: expiryOf(book),
    lines: items.map(({ category, words, points, unit, caps, evidence, recordedBy, group, honour, said }) =>
      settledLine(said, { category, words, points, unit, caps, evidence, recordedBy, group, honour })
    )
  }
}

const begin = async (ctx: WriteContext, { villageId, from }: StartDraft): Promise<Beginning> => {
  const options = { deductions: false }
  switch (from.kind) {
    case 'nothing':
      return blank
    case 'version':
      return fromVersion(ctx, villageId, from.rulebookId)
    case 'example': {
      const { source, expiry, groups, items } = exampleRulebook
      return { ...blank, source, expiry, groups, lines: items.map((item) => settledLine(null, item)) }
    }
    case 'paste':
      return fromReading(readPaste(from.text, options), '从表格粘贴')
    case 'file':
      return fromReading(await readTableFile(Buffer.from(from.base64, 'base64'), options), from.name)
  }
}

/**
 * Begins a rulebook: blank, from a version, from the product's example, or from a table, whose every line is kept with
 * what it said and why it cannot stand. Refuses RULEBOOK_FILE_UNKNOWN, RULEBOOK_FILE_NOT_JSON, ROSTER_FILE_OLD,
 * ROSTER_FILE_UNREADABLE, RULEBOOK_TOO_MANY_LINES and VILLAGE_ENDED.
 */
export const startDraft = mutation({
  action: 'rulebook_draft',
  input: StartDraft,
  subject: ({ db }, { villageId }) => livingVillage(db, villageId),
  run: async (ctx, input, subject) => {
    const { villageId, title } = input
    const { source, lines, beside, groups, expiry } = await begin(ctx, input)
    if (lines.length > mostItems) deny(draftRefusals.tooManyLines)
    const by = recorderFor(ctx, 'rulebook_draft', subject)
    const draft = { village_id: villageId, id: newId() }
    await ctx.db
      .insertInto('rulebook_draft')
      .values({
        ...{ ...draft, title, source, state: 'open', started_by: by.id },
        ...{ started_at: ctx.now, updated_at: ctx.now },
        groups: JSON.stringify(groups),
        beside: JSON.stringify(beside),
        expiry: expiry && JSON.stringify(expiry)
      })
      .execute()
    if (lines.length > 0) {
      await ctx.db
        .insertInto('rulebook_draft_line')
        .values(
          lines.map((line, i) => ({
            ...{ village_id: villageId, draft_id: draft.id, id: newId(), no: i + 1, said: line.said },
            rule: JSON.stringify(line.rule),
            missing: JSON.stringify(line.missing),
            open: JSON.stringify(line.open),
            refusal: line.refusal && JSON.stringify(line.refusal)
          }))
        )
        .execute()
    }
    await noteDraft(ctx.db, draft, 'started', { by, now: ctx.now, fingerprint: null })
    return presentStarted(draft.id, lines)
  }
})
