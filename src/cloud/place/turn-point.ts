import gcoord from 'gcoord'
import type { Datum, Point } from '@/domain/place/datum'

const systems = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02 } as const

/** Half a metre is more than a phone knows; further digits would only be noise of the arithmetic. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/**
 * A point in the other coordinate system, to a millionth of a degree. Outside of China the two are one, and within the
 * same system it stays as it is.
 */
export const turnPoint = ({ lat, lng }: Point, from: Datum, to: Datum): Point => {
  if (from === to) return { lat, lng }
  const [x, y] = gcoord.transform([lng, lat], systems[from], systems[to])
  return { lat: rounded(y), lng: rounded(x) }
}
