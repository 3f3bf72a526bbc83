import type { ContentFinding, Suggestion } from '@/domain/issue/content-check'

/**
 * What a machine answers. `unavailable` is no verdict: `again` says whether asking later may help (out of reach, too
 * busy), or will not (the checker cannot check this at all).
 */
export type ContentAnswer =
  | {
      readonly kind: 'checked'
      /** The worst that was found, `pass` where nothing was. */
      readonly suggestion: Suggestion
      readonly findings: readonly ContentFinding[]
    }
  | { readonly kind: 'unavailable'; readonly again: boolean }

/** Looks at words that the public would read. It advises a moderator and decides nothing. */
export interface ContentCheck {
  /**
   * Checks words of any length. `who` is whoever wrote them, where their openid is at hand: some checkers ask for it.
   * Never throws for anything the checker's server does. May wait for a network: not to be called in a transaction.
   */
  checkWords(words: string, who: { readonly openid: string } | null): Promise<ContentAnswer>
}
