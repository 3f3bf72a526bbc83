import { createHash } from 'node:crypto'

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
const int64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64BE(BigInt(value))
  return bytes
}

/** The end of a household's chain as a leaf: `upTo` entries of it. */
export const leafHash = (householdId: string, upTo: number, chain: Buffer): Buffer =>
  sha256(LEAF, uuidBytes(householdId), int32(upTo), chain)

export interface Step {
  readonly side: 'left' | 'right'
  readonly hash: string
}

/**
 * A village's tree of leaves by their positions: pairs from left to right, level by level; one left over goes up as it
 * is. Setting a leaf costs the way to the root.
 */
export class SealTree {
  readonly #levels: Buffer[][] = [[]]

  set(position: number, leaf: Buffer): void {
    const leaves = this.#levels[0]
    if (!leaves || position > leaves.length) throw new RangeError(`no leaf before position ${position}`)
    leaves[position] = leaf
    let at = position
    for (let level = 0; (this.#levels[level]?.length ?? 0) > 1; level++) {
      const below = this.#levels[level] ?? []
      at = Math.floor(at / 2)
      const [left, right] = [below[2 * at], below[2 * at + 1]]
      if (!left) throw new Error('a tree without its leaf')
      const above = this.#levels[level + 1] ?? []
      above[at] = right ? sha256(NODE, left, right) : left
      this.#levels[level + 1] = above
    }
  }

  get size(): number {
    return this.#levels[0]?.length ?? 0
  }

  root(): Buffer {
    const root = this.#levels.at(-1)?.[0]
    if (!root) throw new Error('a tree without leaves has no root')
    return root
  }

  /** What a leaf is hashed with on its way to the root; a level on which it stands alone has no step. */
  path(position: number): Step[] {
    return this.#levels.slice(0, -1).flatMap((nodes, level): Step[] => {
      const at = Math.floor(position / 2 ** level)
      const beside = nodes[at % 2 === 0 ? at + 1 : at - 1]
      return beside ? [{ side: at % 2 === 0 ? 'right' : 'left', hash: beside.toString('hex') }] : []
    })
  }
}

/** The root that a leaf and its path lead to. */
export const rootFrom = (leaf: Buffer, path: readonly Step[]): Buffer =>
  path.reduce((hash, step) => {
    const beside = Buffer.from(step.hash, 'hex')
    return step.side === 'left' ? sha256(NODE, beside, hash) : sha256(NODE, hash, beside)
  }, leaf)

/** The hash of a village's block: what a notice prints. `atUs` in microseconds since 1970. */
export const blockHash = (block: {
  readonly previous: Buffer
  readonly villageId: string
  readonly no: number
  readonly entries: number
  readonly atUs: number
  readonly root: Buffer
}): Buffer =>
  sha256(
    ...[block.previous, uuidBytes(block.villageId), int32(block.no), int64(block.entries), int64(block.atUs)],
    block.root
  )
