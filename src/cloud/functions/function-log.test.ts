import { functionLog } from './function-log'

const lines: string[] = []
const log = functionLog((line) => lines.push(line))
beforeEach(() => {
  lines.length = 0
})

test('of an error only its kind, code and place are written', () => {
  const error = Object.assign(new Error('duplicate key: 向国富 13800001111'), {
    code: '23505',
    table: 'member'
  })
  log.error({ job: 'seal', err: error }, 'job failed')
  expect(lines[0]).not.toMatch(/向国富|1380/)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    msg: 'job failed',
    job: 'seal',
    err: { type: 'Error', code: '23505', table: 'member' }
  })
})

test('one line of JSON for each entry', () => {
  log.info({ job: 'seal', sealed: 3 }, 'job\ndone')
  log.warn({}, 'slow')
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(['info', 'warn'])
  expect(lines.join('')).not.toContain('\n')
})
