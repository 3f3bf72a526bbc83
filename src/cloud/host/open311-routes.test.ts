import { randomUUID } from 'node:crypto'
import { callerOf } from '../testing/caller'
import { startTestHost, type TestHost } from './testing'

let host: TestHost
let key = ''
const code = '422802205221'
const base = () => `${host.address}/open311/v2`
beforeAll(async () => {
  host = await startTestHost()
})
afterAll(() => host.stop())

const caller = async (role: Parameters<TestHost['world']['callerFor']>[0], where: 'A' | 'B' = 'A') =>
  callerOf(await host.world.callerFor(role, where))
const get = async (path: string) => {
  const response = await fetch(`${base()}${path}`)
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}
const json = async (path: string) => {
  const { status, text } = await get(path)
  return { status, body: JSON.parse(text) as Record<string, unknown>[] }
}
const report = { service_code: 'light', address_string: '村口', description: '村口的路灯不亮了' }
const post = async (over: Record<string, string> = {}, format = 'json') => {
  const response = await fetch(`${base()}/requests.${format}`, {
    method: 'POST',
    body: new URLSearchParams({ api_key: key, jurisdiction_id: code, ...report, ...over })
  })
  return { status: response.status, text: await response.text() }
}
const failed = async (over: Record<string, string>) => {
  const { status, text } = await post(over)
  const [error] = JSON.parse(text) as { code: number; description: string }[]
  expect(error?.code).toBe(status)
  return [status, error?.description]
}
const raise = async (over: object = {}, shown = true) => {
  const at = { villageId: host.world.A.villageId }
  const { issueId } = await (await caller('villager')).issue.raise({
    ...at,
    requestId: randomUUID(),
    category: 'road',
    words: '水井边的路塌了一截',
    photoIds: [],
    showName: true,
    ...over
  })
  if (shown) await (await caller('township_staff')).issue.show({ ...at, issueId, requestId: randomUUID() })
  return issueId
}

test('a county that has let nobody in publishes nothing', async () => {
  await raise()
  expect((await json(`/requests.json?jurisdiction_id=${code}`)).status).toBe(404)
  const created = await (await caller('sys_admin')).open311.createKey({
    requestId: randomUUID(),
    countyId: host.world.A.countyId,
    name: '县政务热线'
  })
  key = created.apiKey
  expect((await json(`/requests.json?jurisdiction_id=${code}`)).status).toBe(200)
  expect((await json('/requests.json?jurisdiction_id=422822106201')).status).toBe(404)
})

describe("the standard's own errors", () => {
  test('for keys, jurisdictions, services and locations', async () => {
    const [county, id] = key.split('.')
    expect(await failed({ api_key: '' })).toEqual([403, 'Missing or invalid api_key'])
    expect(await failed({ api_key: `${county}.${id}.${'A'.repeat(43)}` })).toEqual([
      403,
      'Missing or invalid api_key'
    ])
    expect(await failed({ api_key: `${key}.x` })).toEqual([403, 'Missing or invalid api_key'])
    expect(await failed({ jurisdiction_id: '' })).toEqual([400, 'jurisdiction_id was not provided'])
    expect(await failed({ jurisdiction_id: '422822106201' })).toEqual([
      404,
      'jurisdiction_id provided was not found'
    ])
    expect(await failed({ service_code: '' })).toEqual([400, 'service_code was not provided'])
    expect(await failed({ service_code: '001' })).toEqual([404, 'service_code was not found'])
    expect(await failed({ service_code: 'neighbour' })).toEqual([404, 'service_code was not found'])
    expect(await failed({ address_string: '' })).toEqual([
      400,
      'lat & long or address_string was not provided'
    ])
    expect((await failed({ lat: '30.1' }))[0]).toBe(400)
    expect((await failed({ lat: '91', long: '0' }))[0]).toBe(400)
    expect((await failed({ description: '' }))[0]).toBe(400)
    expect((await failed({ description: '字'.repeat(4001) }))[0]).toBe(400)
    const xml = await post({ api_key: 'x' }, 'xml')
    expect(xml).toEqual({
      status: 403,
      text: '<?xml version="1.0" encoding="utf-8"?>\n<errors><error><code>403</code><description>Missing or invalid api_key</description></error></errors>\n'
    })
  })
  test('for what is looked for', async () => {
    expect((await json('/requests.json')).status).toBe(400)
    expect((await json(`/requests/${code}-${randomUUID()}.json`)).status).toBe(404)
    expect((await json('/requests/17.json')).status).toBe(404)
    expect((await json('/services/001.json')).status).toBe(404)
    expect((await json(`/services.json?jurisdiction_id=1`)).status).toBe(404)
    const list = `/requests.json?jurisdiction_id=${code}`
    expect((await json(`${list}&start_date=2026-11-01`)).status).toBe(400)
    expect((await json(`${list}&status=done`)).status).toBe(400)
    expect((await json(`${list}&service_code=001`)).status).toBe(404)
  })
})

test('services and requests, in JSON and in XML', async () => {
  expect((await json('/services/road.json')).body).toEqual({ service_code: 'road', attributes: [] })
  const xml = await get('/services.xml')
  expect([xml.status, xml.type]).toEqual([200, 'text/xml; charset=utf-8'])
  expect(xml.text).toContain(
    '<service><service_code>road</service_code><service_name>道路桥梁</service_name>'
  )
  const point = { lat: 30.29, lng: 108.93, datum: 'wgs84' }
  const id = await raise({ point, words: '<b>桥</b>栏杆断了 & 危险' })
  const list = await json(`/requests.json?jurisdiction_id=${code}`)
  const one = await json(`/requests/${code}-${id}.json`)
  expect(one.body).toMatchObject([
    { service_code: 'road', status: 'open', status_notes: '已收到', lat: 30.29, long: 108.93 }
  ])
  expect(JSON.stringify(list.body)).not.toMatch(/田|＊/)
  const same = await get(`/requests/${code}-${id}.xml`)
  expect(same.text).toContain('&lt;b&gt;桥&lt;/b&gt;栏杆断了 &amp; 危险')
  expect((await json(`/requests.json?service_request_id=${code}-${id}`)).body).toHaveLength(1)
})

test('a point of WeChat’s map leaves as WGS-84, and one that came as WGS-84 is shown on WeChat’s map', async () => {
  const place = async (id: string) => {
    const [one] = (await json(`/requests/${code}-${id}.json`)).body
    return [one?.lat, one?.long]
  }
  const shown = async (id: string) =>
    (await (await caller('committee_member')).issue.read({ villageId: host.world.A.villageId, issueId: id }))
      .point
  // Without a word about its system a point is one of WeChat's map.
  const silent = await raise({ point: { lat: 30.29, lng: 108.93 }, words: '桥头的栏杆松了' })
  expect(await place(silent)).toEqual([30.292783, 108.925679])
  expect(await shown(silent)).toEqual({ lat: 30.29, lng: 108.93 })
  const wgs = await raise({
    point: { lat: 30.292783, lng: 108.925679, datum: 'wgs84' },
    words: '桥头的栏杆又松了'
  })
  expect(await place(wgs)).toEqual([30.292783, 108.925679])
  const { lat = 0, lng = 0 } = (await shown(wgs)) ?? {}
  expect([lat.toFixed(5), lng.toFixed(5)]).toEqual(['30.29000', '108.93000'])
})

test("what is private, waits, was hidden, or is a courtyard's or a family's own never appears", async () => {
  const quiet = await Promise.all([
    raise({}, false),
    raise({ channel: 'secretary' }, false),
    raise({ about: 'cadre' }, false),
    raise({ audience: 'handlers' }, false),
    raise({ channel: 'mediation', otherParty: { name: '老李' } }, false)
  ])
  quiet.push(await raise({ audience: 'courtyard' }), await raise({ category: 'elder' }))
  const all = await get(`/requests.json?jurisdiction_id=${code}`)
  for (const id of quiet) {
    expect(all.text).not.toContain(id)
    expect((await json(`/requests/${code}-${id}.json`)).status).toBe(404)
    expect((await json(`/requests.json?service_request_id=${code}-${id}`)).body).toEqual([])
  }
})

test('filters: open and closed, the kind, and the days', async () => {
  const at = { villageId: host.world.A.villageId }
  const ended = await raise({ category: 'water', words: '水管漏水好几天' })
  await (await caller('villager')).issue.act({
    ...at,
    requestId: randomUUID(),
    issueId: ended,
    action: 'withdraw'
  })
  const ids = async (query: string) =>
    (await json(`/requests.json?jurisdiction_id=${code}&${query}`)).body.map((r) => r.service_request_id)
  expect(await ids('status=closed')).toEqual([`${code}-${ended}`])
  expect(await ids('status=open')).not.toContain(`${code}-${ended}`)
  expect(await ids('status=open,closed&service_code=water')).toEqual([`${code}-${ended}`])
  expect(await ids('start_date=2026-11-23T00:00:00%2B08:00')).toEqual([])
  expect(await ids('end_date=2026-11-01T00:00:00Z')).toEqual([])
})

test('taken in: it waits for the township, is handled like any other, and the same report is the same matter', async () => {
  const first = await post({ lat: '30.29', long: '108.93', first_name: '田', phone: '13812345678' })
  expect(first.status).toBe(201)
  const [{ service_request_id: id = '' } = {}] = JSON.parse(first.text) as { service_request_id?: string }[]
  expect((await post({ lat: '30.29', long: '108.93' })).text).toBe(first.text)
  expect((await post({}, 'xml')).text).toMatch(/<service_requests><request><service_request_id>\d{12}-/)
  expect((await json(`/requests/${id}.json`)).status).toBe(404)
  const at = { villageId: host.world.A.villageId, issueId: id.slice(13) }
  const staff = await caller('township_staff')
  await staff.issue.show({ ...at, requestId: randomUUID() })
  expect((await json(`/requests/${id}.json`)).body).toMatchObject([{ address: '村口', status: 'open' }])
  const seen = await (await caller('committee_member')).issue.read(at)
  expect(seen).toMatchObject({ level: 'village', raisedBy: null, source: '县政务热线' })
  expect(seen.point?.lat).not.toBe(30.29)
  expect(seen.history[0]).toMatchObject({ kindName: '说事', by: '县政务热线', role: '系统' })
  const stored = await host.base.db.selectFrom('issue').selectAll().where('id', '=', at.issueId).execute()
  expect(JSON.stringify(stored)).not.toContain('13812345678')
})

test('a key that was ended opens nothing, and is told once', async () => {
  const admin = await caller('sys_admin')
  const countyId = host.world.A.countyId
  const [listed] = await admin.open311.listKeys({ countyId })
  expect(JSON.stringify(listed)).not.toContain(key)
  await admin.open311.endKey({ requestId: randomUUID(), countyId, keyId: listed?.keyId ?? '' })
  expect(await failed({})).toEqual([403, 'Missing or invalid api_key'])
  expect((await json(`/requests.json?jurisdiction_id=${code}`)).status).toBe(404)
})
