import { done, fakeCloud, refused } from '@/client/testing/fake-cloud'
import type * as FileUrl from './file-url'
import type * as Uploads from './upload'

// A build for the cloud has the name of an environment in it, before any module looks.
Object.assign(globalThis, { CLOUD_ENV: 'test-1' })
const { uploadFile } = require('./upload') as typeof Uploads
const { openUrl } = require('./file-url') as typeof FileUrl
const { toClientError } = require('./client-error') as typeof import('./client-error')

const cloud = fakeCloud()
const paths = () => cloud.calls.map((c) => c.path)
beforeEach(() => {
  cloud.calls.length = 0
  cloud.put.length = 0
  cloud.world.putFails = false
})
const failure = (call: Promise<unknown>) => call.then(() => null, toClientError)

describe('an upload', () => {
  const file = { fileId: 'f', kind: 'photo', url: '/files/v/f?exp=1&sig=x', smallUrl: null }
  let next = 0
  let taking: () => unknown = () => done(file)
  beforeEach(() => {
    taking = () => done(file)
    cloud.world.answer = ({ path }) => {
      if (path !== 'file.place') return taking()
      next += 1
      return done({ incomingId: `i${next}`, cloudPath: `incoming/i${next}` })
    }
  })
  const upload = (requestId: string) =>
    uploadFile({ path: 'wxfile://tmp/a.jpg', villageId: 'v', requestId, onProgress: () => undefined })

  test('that does not get up is offline, and begins anew the next time', async () => {
    cloud.world.putFails = true
    expect(await failure(upload('r0'))).toMatchObject({ kind: 'offline' })
    cloud.world.putFails = false
    expect(await upload('r0')).toMatchObject({ fileId: 'f' })
    expect(paths()).toEqual(['file.place', 'file.place', 'file.take'])
  })

  test('asks for a place, puts the file there and has it taken', async () => {
    expect(await upload('r1')).toEqual(file)
    expect(cloud.put).toEqual([
      { cloudPath: `incoming/i${next}`, filePath: 'wxfile://tmp/a.jpg', text: null }
    ])
    expect(cloud.calls[1]?.input).toEqual({ villageId: 'v', requestId: 'r1', incomingId: `i${next}` })
  })

  test('whose answer was lost does not go up again', async () => {
    taking = () => 'lost'
    expect(await failure(upload('r2'))).toMatchObject({ kind: 'server' })
    taking = () => done(file)
    await upload('r2')
    expect(paths()).toEqual(['file.place', 'file.take', 'file.take'])
    expect(cloud.put).toHaveLength(1)
  })

  test('whose answer was lost and that was swept away since goes up again by itself', async () => {
    taking = () => 'lost'
    expect(await failure(upload('r4'))).toMatchObject({ kind: 'server' })
    const answers = [refused('INCOMING_GONE'), done(file)]
    taking = () => answers.shift()
    expect(await upload('r4')).toEqual(file)
    expect(paths()).toEqual(['file.place', 'file.take', 'file.take', 'file.place', 'file.take'])
  })

  test('that was refused begins anew', async () => {
    taking = () => refused('INCOMING_GONE')
    expect(await failure(upload('r3'))).toMatchObject({ kind: 'refusal', code: 'INCOMING_GONE' })
    taking = () => done(file)
    await upload('r3')
    expect(paths()).toEqual(['file.place', 'file.take', 'file.place', 'file.take'])
  })
})

describe('an address', () => {
  const links = (count: number, name: string) =>
    Array.from({ length: count }, (_, i) => `/files/v/${name}${i}?exp=1&sig=x`)
  beforeEach(() => {
    cloud.world.answer = ({ path, input }) => {
      if (path === 'file.download') return done({ url: 'https://storage/zip' })
      const asked = (input as { links: string[] }).links
      return done({ urls: asked.map((link) => (link.includes('gone') ? null : `https://storage${link}`)) })
    }
  })

  test('is asked for once for all that a page shows at once, fifty in a call, and then known', async () => {
    const all = links(60, 'a')
    const urls = await Promise.all([...all, ...all].map(openUrl))
    expect(urls[59]).toBe(`https://storage${all[59]}`)
    expect(urls[60]).toBe(urls[0])
    expect(cloud.calls.map((c) => (c.input as { links: string[] }).links.length)).toEqual([50, 10])
    await openUrl(all[0] ?? '')
    expect(cloud.calls).toHaveLength(2)
  })

  test('of a link that is over is refused, and asked for again the next time', async () => {
    const [gone = ''] = links(1, 'gone')
    expect(await failure(openUrl(gone))).toMatchObject({ code: 'FILE_LINK_INVALID' })
    await failure(openUrl(gone))
    expect(cloud.calls).toHaveLength(2)
  })

  test('that was not answered is asked for again', async () => {
    const [link = ''] = links(1, 'b')
    cloud.world.answer = () => 'lost'
    expect(await failure(openUrl(link))).toMatchObject({ kind: 'server' })
    cloud.world.answer = () => done({ urls: ['https://storage/b'] })
    expect(await openUrl(link)).toBe('https://storage/b')
  })

  test('of a package is asked for by itself; a file on the phone needs none', async () => {
    expect(await openUrl('/archives/v/d?kind=public&exp=1&sig=x')).toBe('https://storage/zip')
    expect(await openUrl('wxfile://tmp/a.jpg')).toBe('wxfile://tmp/a.jpg')
    expect(paths()).toEqual(['file.download'])
  })
})
