import type { Datum, Point } from '@/domain/place/datum'

export type Found = { readonly point: Point & { readonly datum: Datum } } | { readonly message: string }

const otherwise = '不标位置也能发，在上面写清地点就行。'

/** Why there is no position, by the browser's number for it. */
const reasons: Readonly<Record<number, string>> = {
  1: `没有拿到位置：您或浏览器没有允许。${otherwise}`,
  2: `现在找不到位置，可能是信号弱。${otherwise}`,
  3: `等了很久还没有找到位置。${otherwise}`
}

const WAIT_MS = 15_000

/**
 * Where the browser says one is, in WGS-84 as every browser does, or a sentence that says what to do without it. Only a
 * page over HTTPS, or on this machine, is told.
 */
export const whereIAm = (
  locator: Pick<Geolocation, 'getCurrentPosition'> | undefined = globalThis.navigator?.geolocation
): Promise<Found> =>
  new Promise((resolve) => {
    if (!locator) return resolve({ message: `这个浏览器给不了位置。${otherwise}` })
    locator.getCurrentPosition(
      ({ coords: { latitude, longitude } }) =>
        resolve({ point: { lat: latitude, lng: longitude, datum: 'wgs84' } }),
      ({ code }) => resolve({ message: reasons[code] ?? reasons[2] ?? otherwise }),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: 60_000 }
    )
  })
