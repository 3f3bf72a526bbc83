import { whereIAm } from './where-i-am'

type Ask = Geolocation['getCurrentPosition']

const refusing = (code: number) => {
  const ask: Ask = (_found, failed) => failed?.({ code } as GeolocationPositionError)
  return whereIAm({ getCurrentPosition: ask })
}

test.each([
  [1, '没有允许'],
  [2, '找不到位置'],
  [3, '等了很久'],
  [9, '找不到位置']
])('refused for reason %d it says so, and that it can be sent without', async (code, words) => {
  const found = await refusing(code)
  expect(found).toEqual({ message: expect.stringContaining(words) })
  expect(found).toEqual({ message: expect.stringContaining('也能发') })
})

test('a browser that knows no positions', async () => {
  // jsdom has none either.
  expect(await whereIAm(undefined)).toEqual({ message: expect.stringContaining('给不了位置') })
})

test('a position names its coordinate system', async () => {
  const ask: Ask = (found) => found({ coords: { latitude: 30.29, longitude: 108.93 } } as GeolocationPosition)
  expect(await whereIAm({ getCurrentPosition: ask })).toEqual({
    point: { lat: 30.29, lng: 108.93, datum: 'wgs84' }
  })
})
