import { canonicalJson, type Json } from '../notice/canonical-json'
import type { Hash } from './archive-record'

/** What the first link hangs from. */
export const chainStart = '0'.repeat(64)

type Link = { readonly [key: string]: Json | undefined }

/**
 * A list as a chain: each entry carries the hash of the one before it and its own, which is of everything else in it
 * as canonical JSON. `head` is the last hash: whoever knows it can tell that no entry was changed, moved or left out.
 */
export const chained = (
  entries: readonly Link[],
  hash: Hash
): { readonly links: readonly Link[]; readonly head: string } => {
  let head = chainStart
  const links = entries.map((entry) => {
    const linked = { ...entry, prev: head }
    head = hash(canonicalJson(linked))
    return { ...linked, hash: head }
  })
  return { links, head }
}
