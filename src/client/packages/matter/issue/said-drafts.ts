import { useOwnKey } from '@/client/api/use-me'
import { makeFormDrafts } from '@/client/stores/form-drafts'
import type { Rating } from '@/domain/issue/names'

interface Said {
  readonly rating: Rating | null
  readonly words: string
}

export const SAID = 'matter-said'

/** What a party was about to say in a matter, kept on the phone until it is sent. */
export const saidDrafts = makeFormDrafts<Said>(SAID, { rating: null, words: '' })

/** Under which it is kept: the other party on the same phone must not find it. */
export const useSaidKey = (what: string, issueId: string): string => useOwnKey(issueId, what)
