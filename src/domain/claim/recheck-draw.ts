import { accept, type Outcome, refuse } from '../refusal/refusal'

/** Of every hundred claims of a batch, at least this many are looked at again (抽查). */
export const leastRecheckPercent = 10

export interface DrawSeed {
  /** The name of the batch, with the fingerprint of its list and a part made by chance when the list was closed. */
  readonly batchId: string
  /** The head of the village's chain of seals when the list was closed: on record, chosen by nobody. */
  readonly head: string
}

export interface Draw {
  readonly seed: DrawSeed
  readonly percent: number
  /** How many were in the batch, and the claims drawn, in the order of their lots. */
  readonly of: number
  readonly drawn: readonly string[]
}

/** SHA-256 of a text's UTF-8, lower-case hex; handed in, so that the rule stays pure. */
export type Sha256 = (text: string) => string

/** The lot of a claim. Anyone can make it anew: `printf 'HEAD:BATCH:CLAIM' | sha256sum`. */
export const lotOf = (seed: DrawSeed, claimId: string, sha256: Sha256): string =>
  sha256(`${seed.head}:${seed.batchId}:${claimId}`)

/** A percentage of a number, rounded up: of one claim one is drawn. Whole numbers throughout. */
export const drawCount = (of: number, percent: number): number => Math.floor((of * percent + 99) / 100)

/**
 * Draws the claims of a batch that are looked at again: those with the smallest lots. The same batch and head draw the
 * same claims on any machine and in whatever order they are listed; nobody can choose. Refuses DRAW_PERCENT (below 10
 * or above 100, or not whole), DRAW_SEED (no head or batch) and DRAW_CLAIM_TWICE.
 */
export const drawRecheck = (
  seed: DrawSeed,
  claimIds: readonly string[],
  percent: number,
  sha256: Sha256
): Outcome<Draw> => {
  if (!Number.isInteger(percent) || percent < leastRecheckPercent || percent > 100) {
    return refuse('DRAW_PERCENT', `抽查比例要在${leastRecheckPercent}%到100%之间。`, 'percent')
  }
  if (!/^[0-9a-f]{64}$/.test(seed.head) || seed.batchId === '') {
    return refuse('DRAW_SEED', '抽查要用最近一次公示上的账本封号，请先公示。', 'head')
  }
  if (new Set(claimIds).size < claimIds.length) {
    return refuse('DRAW_CLAIM_TWICE', '同一批里有重复的申报，请核对后再抽。')
  }
  const lots = claimIds.map((id) => ({ id, lot: lotOf(seed, id, sha256) }))
  lots.sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : a.id < b.id ? -1 : 1))
  const drawn = lots.slice(0, drawCount(claimIds.length, percent)).map(({ id }) => id)
  return accept({ seed, percent, of: claimIds.length, drawn })
}
