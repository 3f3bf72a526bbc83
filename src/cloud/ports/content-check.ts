import type { FileKind } from '@/domain/file/file'
import type { ContentFinding, ContentLabel, Suggestion } from '@/domain/issue/content-check'

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

/** A photo or a sound that the public would get. */
export interface Media {
  readonly kind: FileKind
  /** Where the checker's server may fetch it for half an hour; null where the deployment cannot be reached. */
  readonly url: string | null
}

/**
 * What a machine answers about a photo or a sound. `undecided` is an answer: with a `trace` the checker's server tells
 * the verdict later under that word, without one a person looks and nothing more will come.
 */
export type MediaAnswer =
  | { readonly kind: 'checked'; readonly suggestion: Suggestion; readonly labels: readonly ContentLabel[] }
  | { readonly kind: 'undecided'; readonly trace: string | null }
  | { readonly kind: 'unavailable'; readonly again: boolean }

/** Looks at what the public would read, see or hear. It advises a moderator and decides nothing. */
export interface ContentCheck {
  /**
   * Checks words of any length. `who` is whoever wrote them, where their openid is at hand: some checkers ask for it.
   * Never throws for anything the checker's server does. May wait for a network: not to be called in a transaction.
   */
  checkWords(words: string, who: { readonly openid: string } | null): Promise<ContentAnswer>

  /** Checks one photo or sound under the same promises. The same one may be handed in again after `unavailable`. */
  checkMedia(media: Media, who: { readonly openid: string } | null): Promise<MediaAnswer>
}
