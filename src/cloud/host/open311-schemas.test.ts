import { randomUUID } from 'node:crypto'
import { JSDOM } from 'jsdom'
import * as z from 'zod/mini'
import { photoWithPosition } from '../file/photo-samples'
import { callerOf } from '../testing/caller'
import {
  PublishedDefinition,
  PublishedReceipt,
  PublishedRequest,
  PublishedService
} from '../testing/georeport-schemas'
import { startTestHost, type TestHost, uploadForm } from './testing'

let host: TestHost
let key = ''
const code = '422802205221'
beforeAll(async () => {
  host = await startTestHost()
  const admin = callerOf(await host.world.callerFor('sys_admin', 'A'))
  const { countyId } = host.world.A
  key = (await admin.open311.createKey({ requestId: randomUUID(), countyId, name: '县政务热线' })).apiKey
  await raise({
    words: '<b>桥</b>栏杆断了 & 危险',
    point: { lat: 30.29, lng: 108.93 },
    photoIds: [await photo()]
  })
  await raise({ words: '没有写地点的一件事' })
  const ended = await raise({ words: '撤回的一件事' })
  const villager = callerOf(await host.world.callerFor('villager', 'A'))
  const { villageId } = host.world.A
  await villager.issue.act({ requestId: randomUUID(), villageId, issueId: ended, action: 'withdraw' })
})
afterAll(() => host.stop())

const photo = async (): Promise<string> => {
  const { villageId, holders } = host.world.A
  const response = await fetch(`${host.address}/api/upload`, {
    method: 'POST',
    headers: { authorization: await host.signIn(holders.villager) },
    body: uploadForm({ villageId }, await photoWithPosition(300, 200))
  })
  return ((await response.json()) as { fileId: string }).fileId
}

const raise = async (over: object): Promise<string> => {
  const at = { villageId: host.world.A.villageId }
  const { issueId } = await callerOf(await host.world.callerFor('villager', 'A')).issue.raise({
    ...{ ...at, requestId: randomUUID(), category: 'road', words: '路坏了', photoIds: [], showName: true },
    ...over
  })
  const staff = callerOf(await host.world.callerFor('township_staff', 'A'))
  await staff.issue.show({ ...at, issueId, requestId: randomUUID() })
  return issueId
}

type Format = 'json' | 'xml'
type Row = Record<string, unknown>

const numbers = ['lat', 'long']
const readField = (field: Element): unknown => {
  const text = field.textContent ?? ''
  if (text === '') return null
  if (numbers.includes(field.tagName)) return Number(text)
  return field.tagName === 'metadata' ? text === 'true' : text
}

/** The rows of an answer, whichever way it is written: in XML the same fields stand as elements under `list/item`. */
const rowsOf = (format: Format, text: string, list: string, item: string): Row[] => {
  if (format === 'json') return JSON.parse(text) as Row[]
  const root = new new JSDOM().window.DOMParser().parseFromString(text, 'application/xml').documentElement
  expect([root.tagName, ...new Set(Array.from(root.children, (c) => c.tagName))]).toEqual([list, item])
  return Array.from(root.children, (row) =>
    Object.fromEntries(Array.from(row.children, (field) => [field.tagName, readField(field)]))
  )
}

const get = async (path: string) => (await fetch(`${host.address}/open311/v2/${path}`)).text()
const post = async (format: Format, over: Record<string, string> = {}) => {
  const report = { service_code: 'light', address_string: '村口', description: '村口的路灯不亮了' }
  const response = await fetch(`${host.address}/open311/v2/requests.${format}`, {
    method: 'POST',
    body: new URLSearchParams({ api_key: key, jurisdiction_id: code, ...report, ...over })
  })
  return { status: response.status, text: await response.text() }
}

const faults = (schema: z.core.$ZodType, rows: unknown) => z.safeParse(schema, rows).error?.issues

describe.each(['json', 'xml'] as const)('as %s, after the published schemas', (format) => {
  test('the services', async () => {
    const rows = rowsOf(format, await get(`services.${format}`), 'services', 'service')
    expect(faults(z.array(PublishedService), rows)).toBeUndefined()
    expect(rows.length).toBeGreaterThan(5)
  })

  test('the requests: open and closed, with and without a place and a photo', async () => {
    const text = await get(`requests.${format}?jurisdiction_id=${code}`)
    const rows = rowsOf(format, text, 'service_requests', 'request')
    expect(faults(z.array(PublishedRequest), rows)).toBeUndefined()
    expect(rows.map((r) => [r.status, r.media_url !== null, r.lat !== null]).sort()).toEqual([
      ['closed', false, false],
      ['open', false, false],
      ['open', true, true]
    ])
    const { service_request_id: id } = rows[0] ?? {}
    const one = rowsOf(format, await get(`requests/${id}.${format}`), 'service_requests', 'request')
    expect(one).toHaveLength(1)
    expect(faults(z.array(PublishedRequest), one)).toBeUndefined()
  })

  test('what was handed in', async () => {
    const { status, text } = await post(format)
    expect(status).toBe(201)
    const rows = rowsOf(format, text, 'service_requests', 'request')
    expect(faults(z.array(PublishedReceipt), rows)).toBeUndefined()
  })

  test('a wrong key, what is missing, an unknown service: the code of the answer and why', async () => {
    for (const [over, status] of [
      [{ api_key: 'x' }, 403],
      [{ service_code: '' }, 400],
      [{ address_string: '' }, 400],
      [{ description: '' }, 400],
      [{ service_code: '001' }, 404]
    ] as const) {
      const answer = await post(format, over)
      const [error] = rowsOf(format, answer.text, 'errors', 'error')
      expect([answer.status, Number(error?.code), typeof error?.description]).toEqual([
        status,
        status,
        'string'
      ])
    }
  })
})

test("a service's definition", async () => {
  const definition = JSON.parse(await get('services/road.json')) as unknown
  expect(faults(PublishedDefinition, definition)).toBeUndefined()
  expect(await get('services/road.xml')).toContain('<service_code>road</service_code>')
})

test('the schemas tell a wrong answer from a right one', async () => {
  const [row] = JSON.parse(await get(`requests.json?jurisdiction_id=${code}`)) as Row[]
  for (const wrong of [
    { status: 'done' },
    { requested_datetime: '2026-11-22' },
    { lat: '30.2' },
    { media_url: 'x' }
  ])
    expect(faults(PublishedRequest, { ...row, ...wrong })).toBeDefined()
})
