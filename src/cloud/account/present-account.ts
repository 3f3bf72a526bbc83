import type { AgreementVersion } from '@/domain/account/agreement/version'
import type { ConsentKind } from '@/domain/account/consent'
import { nextCopyAt } from '@/domain/account/copy-time'
import { type CopyState, copyStates } from '@/domain/account/names'
import type { Refusal } from '@/domain/refusal/refusal'

export interface Contact {
  readonly office: string
  readonly phone: string
  readonly address: string
}

/** Whom to call; what the county has written, nothing else of the row. */
export const presentContact = ({ office, phone, address }: Contact): Contact => ({ office, phone, address })

interface Privacy {
  readonly shown: AgreementVersion
  readonly current: AgreementVersion
  readonly all: readonly AgreementVersion[]
  readonly word: { readonly kind: ConsentKind; readonly version: number; readonly at: Date } | null
  readonly mustAgree: boolean
  readonly contact: Contact | null
}

/** One version to read, the list of all, the county to call, and what this account said last. */
export const presentPrivacy = ({ shown, current, all, word, mustAgree, contact }: Privacy) => ({
  version: shown.version,
  from: shown.from,
  news: shown.news,
  sections: shown.sections,
  currentVersion: current.version,
  versions: all.map(({ version, from, news }) => ({ version, from, news })).reverse(),
  /** What this account said last; null for a visitor, and for who never said anything. */
  word: word && { kind: word.kind, version: word.version, at: word.at.toISOString() },
  mustAgree,
  contact: contact && presentContact(contact)
})

export const presentConsent = (kind: ConsentKind, version: number) => ({ kind, version })

/** What stands in the way of closing, each with what to do. */
export const presentHindrances = (hindrances: readonly Refusal[]) => ({
  hindrances: hindrances.map(({ code, message }) => ({ code, message }))
})

export const presentClosed = () => ({ closed: true as const })

interface CopyRow {
  readonly id: string
  readonly state: CopyState
  readonly asked_at: Date
  readonly bytes: number | null
  readonly expires_at: Date | null
}

/** One's copies, the newest first; `url` while it can be fetched, good for half an hour. */
export const presentCopies = (rows: readonly CopyRow[], now: Date, linkOf: (copyId: string) => string) => {
  const [last] = rows.filter((r) => r.state !== 'failed')
  const next = last ? nextCopyAt(last.asked_at) : null
  return {
    /** From when on another can be asked for; null: now. */
    nextAt: next && next > now ? next.toISOString() : null,
    copies: rows.map((row) => ({
      copyId: row.id,
      state: row.state,
      stateName: copyStates[row.state],
      askedAt: row.asked_at.toISOString(),
      bytes: row.bytes,
      expiresAt: row.expires_at?.toISOString() ?? null,
      url: row.state === 'ready' ? linkOf(row.id) : null
    }))
  }
}

export const presentAskedCopy = (copyId: string) => ({ copyId, state: 'waiting' as const })
