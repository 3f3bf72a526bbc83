import type { Outputs } from '@/client/api/client'
import { makeFormDrafts } from '@/client/stores/form-drafts'

type Held = Outputs['role']['listRoles'][number]

export interface OpenDraft {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly groupIds: readonly string[]
  readonly inspectorIds: readonly string[]
  readonly leaderId: string | null
  readonly cleanestItemId: string | null
  readonly cleanItemId: string | null
  readonly redListDecisionId: string | null
}

const empty: OpenDraft = {
  ...{ name: '', from: '', to: '', groupIds: [], inspectorIds: [], leaderId: null },
  ...{ cleanestItemId: null, cleanItemId: null, redListDecisionId: null }
}

export const openDrafts = makeFormDrafts<OpenDraft>('round-drafts', empty)

export interface Officer {
  readonly memberId: string
  readonly name: string
  readonly offices: string
}

/** Everyone who holds an office of the village now, each once: from them the inspectors are chosen. */
export const officersOf = (held: readonly Held[]): Officer[] => {
  const found = new Map<string, { memberId: string; name: string; offices: string[] }>()
  for (const { memberId, name, roleName, group, courtyard, when } of held) {
    if (when !== 'now') continue
    const officer = found.get(memberId) ?? { memberId, name, offices: [] }
    officer.offices.push([courtyard ?? group ?? '', roleName].filter(Boolean).join(''))
    found.set(memberId, officer)
  }
  return [...found.values()].map((o) => ({ ...o, offices: [...new Set(o.offices)].join('、') }))
}

export const toggled = (ids: readonly string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((i) => i !== id) : [...ids, id]

/** What is still missing, in the words of the form; null when it can be sent. */
export const lackOf = (draft: OpenDraft): string | null => {
  if (draft.name.trim() === '') return '请写这一轮检查的名称。'
  if (draft.from === '' || draft.to === '') return '请选从哪天到哪天。'
  if (draft.from > draft.to) return '最后一天不能在第一天以前。'
  if (draft.groupIds.length === 0) return '请选要检查哪些组。'
  if (draft.inspectorIds.length < 3) return '请至少选三名检查人：每户要三个人各打各的分。'
  return draft.leaderId === null ? '请选谁带队。' : null
}
