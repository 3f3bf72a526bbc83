import { createHash } from 'node:crypto'

/**
 * A UUIDv7 of an instant that is the same for the same parts, from any process: for what must be written once
 * however often a sweep looks, and still stands in its place among ids that are ordered by time.
 */
export const stableId = (at: Date, ...parts: readonly string[]): string => {
  const time = at.getTime().toString(16).padStart(12, '0')
  const rest = createHash('sha256').update(parts.join('\n'), 'utf8').digest('hex')
  const variant = ((Number.parseInt(rest.slice(3, 4), 16) & 3) | 8).toString(16)
  return [
    time.slice(0, 8),
    time.slice(8, 12),
    `7${rest.slice(0, 3)}`,
    `${variant}${rest.slice(4, 7)}`,
    rest.slice(7, 19)
  ].join('-')
}
