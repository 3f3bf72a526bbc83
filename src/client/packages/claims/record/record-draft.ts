import type { Inputs, Outputs } from '@/client/api/client'
import type { PhotoDraft } from '@/client/stores/drafts'
import { makeFormDrafts } from '@/client/stores/form-drafts'

type Input = Inputs['claim']['record']
export type Household = Outputs['member']['listHouseholds']['households'][number]

/** One line to be ticked: a household, or one of its people where the rule counts people. */
export interface Line {
  readonly key: string
  readonly householdId: string
  readonly memberId: string | null
  readonly name: string
  readonly note: string
  readonly groupId: string
  readonly groupName: string
  /** What a search looks through: names and the number on the door. */
  readonly words: readonly string[]
}

interface Picked {
  readonly householdId: string
  readonly memberId: string | null
  readonly name: string
  /** Another number of times than the others'. */
  readonly times: number | null
}

/** A record that is being written; `sent` until it was answered, so that a lost answer is asked for again. */
export interface RecordForm {
  readonly itemId: string
  readonly occurredOn: string
  readonly times: number
  readonly note: string
  readonly photos: readonly PhotoDraft[]
  readonly picked: Readonly<Record<string, Picked>>
  readonly sent: boolean
}

export const recordDrafts = makeFormDrafts<RecordForm>('record-drafts', {
  ...{ itemId: '', occurredOn: '', times: 1, note: '', photos: [], picked: {}, sent: false }
})

/** The list to be ticked off: by household, or by person where the rule counts people. */
export const linesOf = (households: readonly Household[], perPerson: boolean): readonly Line[] =>
  households.flatMap((h): Line[] => {
    const of = { householdId: h.householdId, groupId: h.groupId, groupName: h.groupName }
    const names = h.members.map((m) => m.name)
    if (!perPerson) {
      const note = [`户号${h.no}`, h.courtyardName].filter(Boolean).join(' · ')
      return [
        { ...of, key: h.householdId, memberId: null, name: `${h.headName}家`, note, words: [h.no, ...names] }
      ]
    }
    return h.members.map((m) => ({
      ...of,
      key: m.memberId,
      memberId: m.memberId,
      name: m.name,
      note: [`户号${h.no}`, m.relationName, m.away ? '在外' : null].filter(Boolean).join(' · '),
      words: [h.no, m.name]
    }))
  })

/** The lines in which one of the words begins with a number, or holds a part of a name. */
export const found = (lines: readonly Line[], search: string): readonly Line[] => {
  const asked = search.trim()
  if (asked === '') return lines
  const isNumber = /^[\d-]+$/.test(asked)
  return lines.filter((l) => l.words.some((w) => (isNumber ? w.startsWith(asked) : w.includes(asked))))
}

export interface LineGroup {
  readonly groupId: string
  readonly name: string
  readonly lines: readonly Line[]
}

/** The lines by group, each group once, in the order in which they come. */
export const groupsOf = (lines: readonly Line[]): readonly LineGroup[] => {
  const groups = new Map<string, { groupId: string; name: string; lines: Line[] }>()
  for (const line of lines) {
    const group = groups.get(line.groupId) ?? { groupId: line.groupId, name: line.groupName, lines: [] }
    group.lines.push(line)
    groups.set(line.groupId, group)
  }
  return [...groups.values()]
}

const pick = ({ householdId, memberId, name }: Line): Picked => ({ householdId, memberId, name, times: null })

export const toggle = (picked: RecordForm['picked'], line: Line): RecordForm['picked'] => {
  if (!picked[line.key]) return { ...picked, [line.key]: pick(line) }
  return Object.fromEntries(Object.entries(picked).filter(([key]) => key !== line.key))
}

/** All of these lines at once, or none of them where all were ticked. */
export const toggleAll = (picked: RecordForm['picked'], lines: readonly Line[]): RecordForm['picked'] => {
  if (lines.every((l) => picked[l.key])) {
    const keys = new Set(lines.map((l) => l.key))
    return Object.fromEntries(Object.entries(picked).filter(([key]) => !keys.has(key)))
  }
  return { ...picked, ...Object.fromEntries(lines.map((l) => [l.key, picked[l.key] ?? pick(l)])) }
}

/** How many units all lines come to. */
export const unitsOf = ({ picked, times }: Pick<RecordForm, 'picked' | 'times'>): number =>
  Object.values(picked).reduce((sum, p) => sum + (p.times ?? times), 0)

export const recordInput = (villageId: string, form: RecordForm): Omit<Input, 'requestId'> => ({
  villageId,
  itemId: form.itemId,
  occurredOn: form.occurredOn,
  times: form.times,
  fileIds: form.photos.flatMap((p) => (p.fileId ? [p.fileId] : [])),
  ...(form.note.trim() ? { note: form.note.trim() } : {}),
  lines: Object.values(form.picked).map(({ householdId, memberId, times }) => ({
    householdId,
    ...(memberId ? { memberId } : {}),
    ...(times === null ? {} : { times })
  }))
})
