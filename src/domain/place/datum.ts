/**
 * The coordinate systems of a point. WeChat's map gives and takes GCJ-02 (the shifted system of Chinese maps); a
 * browser and Open311 speak WGS-84. A point is kept in the system in which it came.
 */
export const datums = ['wgs84', 'gcj02'] as const
export type Datum = (typeof datums)[number]

/** Degrees. */
export interface Point {
  readonly lat: number
  readonly lng: number
}
