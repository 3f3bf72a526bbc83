import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startTestHost, type TestHost } from './testing'

let host: TestHost
let dir: string
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-h5-'))
  await writeFile(path.join(dir, 'index.html'), '<!DOCTYPE html>')
  host = await startTestHost({ h5Dir: dir })
})
afterAll(async () => {
  await host.stop()
  await rm(dir, { recursive: true })
})
const visit = (at: string) => fetch(`${host.address}${at}`, { redirect: 'manual' })

test.each(['/d/', '/d/1234567', '/d/123456789', '/d/12345678/x', '/d/abcdefgh', '/d/..%2f12345678'])(
  'refuses %s',
  async (at) => {
    expect((await visit(at)).status).toBe(404)
  }
)

test('the QR of a PC leads a browser to the question on its page, on this host alone', async () => {
  const answer = await visit('/d/12345678')
  expect([answer.status, answer.headers.get('location')]).toEqual([
    302,
    '/#/packages/desk/confirm/index?code=12345678'
  ])
})
