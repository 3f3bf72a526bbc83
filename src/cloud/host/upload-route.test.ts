import { request as httpRequest } from 'node:http'
import sharp from 'sharp'
import { ogg } from '@/domain/file/sound/sound-samples'
import { newId } from '../crypto/new-id'
import { photoWithPosition } from '../file/photo-samples'
import { startTestHost, type TestHost, uploadForm } from './testing'

let host: TestHost
let villager = ''
let villageId = ''
let photo: Buffer
beforeAll(async () => {
  host = await startTestHost()
  villageId = host.world.A.villageId
  villager = await host.signIn(host.world.A.holders.villager)
  photo = await photoWithPosition(900, 600)
})
afterAll(() => host.stop())

const upload = async (form: FormData, authorization: string | null = villager, address = host.address) => {
  const headers: Record<string, string> = authorization ? { authorization } : {}
  const response = await fetch(`${address}/api/upload`, { method: 'POST', headers, body: form })
  return {
    status: response.status,
    body: (await response.json()) as Record<string, never> & { refusal?: { code: string; field?: string } }
  }
}
const refusal = async (...given: Parameters<typeof upload>) => {
  const { status, body } = await upload(...given)
  return [status, body.refusal?.code, body.refusal?.field]
}
const rows = () => host.base.db.selectFrom('file').select('id').execute()

describe('refuses', () => {
  afterEach(async () => expect(await rows()).toEqual([]))

  test('a visitor, a forged token, a stranger and someone of another village', async () => {
    const form = () => uploadForm({ villageId }, photo)
    expect(await refusal(form(), null)).toEqual([401, 'NOT_SIGNED_IN', undefined])
    expect(await refusal(form(), `${villager}x`)).toEqual([401, 'NOT_SIGNED_IN', undefined])
    const other = await host.signIn(host.world.B.holders.villager)
    expect(await refusal(form(), other)).toEqual([403, 'FORBIDDEN', undefined])
    const county = await host.signIn(host.world.A.holders.county_observer)
    expect(await refusal(form(), county)).toEqual([403, 'FORBIDDEN', undefined])
    expect(await refusal(uploadForm({ villageId: newId() }, photo))).toEqual([404, 'NOT_FOUND', undefined])
  })
  test('a form without its parts, naming the part', async () => {
    expect(await refusal(uploadForm({ villageId: null }, photo))).toEqual([400, 'INPUT_INVALID', 'villageId'])
    expect(await refusal(uploadForm({ villageId, requestId: 'x' }, photo))).toEqual([
      400,
      'INPUT_INVALID',
      'requestId'
    ])
    expect(await refusal(uploadForm({ villageId }))).toEqual([400, 'FILE_MISSING', 'file'])
    expect(await refusal(uploadForm({ villageId }, photo, photo))).toEqual([422, 'FILE_ONLY_ONE', 'file'])
  })
  test('what is no form, or a broken one', async () => {
    const send = async (type: string, body: string) => {
      const headers = { authorization: villager, 'content-type': type }
      const response = await fetch(`${host.address}/api/upload`, { method: 'POST', headers, body })
      return [response.status, ((await response.json()) as { refusal: { code: string } }).refusal.code]
    }
    expect(await send('application/json', '{}')).toEqual([400, 'INPUT_UNREADABLE'])
    expect(await send('application/json', '{')).toEqual([400, 'INPUT_UNREADABLE'])
    expect(await send('multipart/form-data', 'x')).toEqual([400, 'INPUT_UNREADABLE'])
    expect(
      await send(
        'multipart/form-data; boundary=a',
        '--a\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nxx'
      )
    ).toEqual([400, 'INPUT_UNREADABLE'])
  })
  test('a page that is called a photo, and an empty file', async () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>')
    expect(await refusal(uploadForm({ villageId, name: 'photo.jpg' }, page))).toEqual([
      415,
      'FILE_TYPE_REFUSED',
      'file'
    ])
    expect(await refusal(uploadForm({ villageId }, Buffer.alloc(0)))).toEqual([422, 'FILE_EMPTY', 'file'])
  })
  test('40 MB, with a sentence and not with a broken line', async () => {
    const large = Buffer.concat([photo, Buffer.alloc(40 * 1024 * 1024)])
    expect(await refusal(uploadForm({ villageId }, large))).toEqual([413, 'FILE_TOO_LARGE', 'file'])
  })
  test('40 MB whose length was not said, before they have all come', async () => {
    const sent = await sendForever(40 * 1024 * 1024)
    expect([sent.status, JSON.parse(sent.body).refusal.code]).toEqual([413, 'FILE_TOO_LARGE'])
    expect(sent.bytesWhenAnswered).toBeLessThan(20 * 1024 * 1024)
  })
})

/** Sends a form in chunks of 256 KB until it is answered. */
const sendForever = (atMost: number) =>
  new Promise<{ status: number; body: string; bytesWhenAnswered: number }>((resolve, reject) => {
    const headers = { authorization: villager, 'content-type': 'multipart/form-data; boundary=a' }
    const request = httpRequest(`${host.address}/api/upload`, { method: 'POST', headers })
    let sent = 0
    let answered = false
    request.on('error', reject)
    request.on('response', (response) => {
      answered = true
      const bytesWhenAnswered = sent
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => {
        request.destroy()
        resolve({ status: response.statusCode ?? 0, body, bytesWhenAnswered })
      })
    })
    request.write('--a\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n')
    const more = () => {
      if (answered || sent >= atMost) return
      sent += 256 * 1024
      request.write(Buffer.alloc(256 * 1024), () => setTimeout(more, 1))
    }
    more()
  })

describe('takes', () => {
  test('a photo: without position, in two sizes, to be read through its links alone', async () => {
    const { status, body } = await upload(uploadForm({ villageId }, photo))
    expect([status, body.kind]).toEqual([200, 'photo'])
    for (const [url, side] of [
      [body.url, 900],
      [body.smallUrl, 480]
    ] as const) {
      const response = await fetch(`${host.address}${url}`)
      const bytes = Buffer.from(await response.arrayBuffer())
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
      const meta = await sharp(bytes).metadata()
      expect([Math.max(meta.width, meta.height), meta.exif, bytes.includes('geheim')]).toEqual([
        side,
        undefined,
        false
      ])
    }
    const row = await host.base.db
      .selectFrom('file')
      .selectAll()
      .where('id', '=', body.fileId ?? '')
      .executeTakeFirstOrThrow()
    expect([row.kind, row.mime, row.owner_id, row.village_id]).toEqual([
      'photo',
      'image/jpeg',
      null,
      villageId
    ])
    expect(row.bytes).toBe(await host.world.deps.files.sizeOf({ villageId, fileId: row.id, variant: 'main' }))
  })
  test('a form whose file stands before its fields, and township staff for a village of theirs', async () => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(ogg())]), 'x.html')
    form.append('requestId', newId())
    form.append('villageId', villageId)
    const staff = await host.signIn(host.world.A.holders.township_staff)
    const { status, body } = await upload(form, staff)
    expect([status, body.kind, body.smallUrl]).toEqual([200, 'sound', null])
  })
})

describe('the same request id', () => {
  test('with the same bytes answers with the same file; with others, or of another account, is refused', async () => {
    const requestId = newId()
    const first = await upload(uploadForm({ villageId, requestId }, photo))
    const before = await rows()
    const again = await upload(uploadForm({ villageId, requestId }, photo))
    expect(again).toEqual(first)
    const other = await photoWithPosition(300, 200)
    expect(await refusal(uploadForm({ villageId, requestId }, other))).toEqual([
      409,
      'REQUEST_ID_REUSED',
      'requestId'
    ])
    const host2 = await host.signIn(host.world.A.holders.courtyard_host)
    expect(await refusal(uploadForm({ villageId, requestId }, photo), host2)).toEqual([
      409,
      'REQUEST_ID_REUSED',
      'requestId'
    ])
    expect(await rows()).toEqual(before)
  })
  test('pressed eight times at once makes one file', async () => {
    const requestId = newId()
    const before = (await rows()).length
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => upload(uploadForm({ villageId, requestId }, photo)))
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.status).toBe(200)
    expect((await rows()).length).toBe(before + 1)
  })
  test('of a file that has been swept away says so', async () => {
    const requestId = newId()
    const { body } = await upload(uploadForm({ villageId, requestId }, photo))
    await host.base.db
      .deleteFrom('file')
      .where('id', '=', body.fileId ?? '')
      .execute()
    expect(await refusal(uploadForm({ villageId, requestId }, photo))).toEqual([422, 'FILE_GONE', 'file'])
  })
})

test('when too many come in at once the next is told to wait, and a line that breaks makes room', async () => {
  const narrow = await startTestHost({
    db: host.base.db,
    limits: { uploadsAtOnce: 1, uploadsPerMinute: 100_000 }
  })
  try {
    const headers = { authorization: villager, 'content-type': 'multipart/form-data; boundary=a' }
    // It is answered only where another was in before it: then it comes again.
    const stall = () => {
      const request = httpRequest(`${narrow.address}/api/upload`, { method: 'POST', headers })
      request.on('error', () => undefined)
      request.on('response', () => {
        request.destroy()
        stalled = stall()
      })
      request.write('--a\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf')
      return request
    }
    let stalled = stall()
    const next = () => refusal(uploadForm({ villageId }, Buffer.from('x')), villager, narrow.address)
    const until = async (code: string) => {
      let last = await next()
      for (let i = 0; i < 1000 && last[1] !== code; i++) {
        await new Promise((resolve) => setTimeout(resolve, 30))
        last = await next()
      }
      return last
    }
    expect(await until('UPLOADS_BUSY')).toEqual([503, 'UPLOADS_BUSY', undefined])
    stalled.destroy()
    expect(await until('FILE_TYPE_REFUSED')).toEqual([415, 'FILE_TYPE_REFUSED', 'file'])
  } finally {
    await narrow.stop()
  }
})

test('a store that fails leaves a row for the sweep and no answer, and the same press succeeds later', async () => {
  let away = true
  const { files } = host.world.deps
  const put: typeof files.put = (key, bytes) =>
    away ? Promise.reject(new Error('disk full')) : files.put(key, bytes)
  const broken = await startTestHost({ db: host.base.db, files: { ...files, put } })
  try {
    const form = () => uploadForm({ villageId, requestId }, photo)
    const requestId = newId()
    expect(await refusal(form(), villager, broken.address)).toEqual([500, 'INTERNAL', undefined])
    expect(broken.log.join('')).not.toContain('disk full')
    away = false
    expect((await upload(form(), villager, broken.address)).status).toBe(200)
  } finally {
    await broken.stop()
  }
})
