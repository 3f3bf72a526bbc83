import type { Json } from '../notice/canonical-json'

/** A value of the domain as JSON: instants as ISO text, what is undefined left out. Throws TypeError for a function. */
export const plain = (value: unknown): Json => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, plain(member)]]))
    )
  }
  throw new TypeError(`not data: ${typeof value}`)
}
