import type { Point } from '../place/datum'
import { likelySame, likeness } from './grams'

/** Metres within which two points are the same place to people who stand there. */
const nearby = 300
const metresPerDegree = 111_195

/** Metres between two points of one coordinate system, as far as a village is flat. */
export const metresBetween = (a: Point, b: Point): number => {
  const north = (a.lat - b.lat) * metresPerDegree
  const east = (a.lng - b.lng) * metresPerDegree * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(north, east)
}

interface Told {
  readonly words: string
  readonly point: Point | null
}

/**
 * How likely two matters of one kind are the same: 0 where there is no need to ask, else the more the liker. Few like
 * words are enough close by; points are of one coordinate system.
 */
export const alike = (one: Told, other: Told): number => {
  const isNear = one.point !== null && other.point !== null && metresBetween(one.point, other.point) <= nearby
  const words = likeness(one.words, other.words)
  if (words < (isNear ? likelySame / 2 : likelySame)) return 0
  return words + (isNear ? likelySame : 0)
}
