import type { JobDeps, JobLog, Sweep } from '../../jobs/sweeps'
import { dueRunner } from './run-due'

const MINUTE = 60_000
/** A whole number of minutes and of turns of two, so that the first sweep begins. */
const noon = Date.parse('2026-11-22T12:00:00+08:00')

let now: number
let told: string[]
let order: string[]
beforeEach(() => {
  now = noon
  told = []
  order = []
})

const log: JobLog = {
  info: () => undefined,
  error: (_fields, text) => {
    told.push(text)
  }
}
const run = (runner: ReturnType<typeof dueRunner>) => runner({ log } as JobDeps, () => now)
const sweep = (name: string, at = '* * * * * *', work: () => void = () => undefined): Sweep => ({
  name,
  at,
  run: async () => {
    order.push(name)
    work()
    return {}
  }
})

test('a sweep that fails is named and logged, and the others run', async () => {
  const failing = sweep('failing', '* * * * * *', () => {
    throw new Error('no')
  })
  expect(await run(dueRunner([failing, sweep('other')], MINUTE))).toEqual({
    done: ['other'],
    failed: ['failing'],
    left: []
  })
  expect(told).toEqual(['job failed'])
})

test('runs what fell due since it last ran, and nothing twice', async () => {
  const runner = dueRunner([sweep('hourly', '0 0 * * * *'), sweep('other', '0 30 * * * *')], MINUTE)
  expect((await run(runner)).done).toEqual(['hourly'])
  expect((await run(runner)).done).toEqual([])
  // The timer was late, or the cloud skipped some of its minutes.
  now += 35 * MINUTE
  expect((await run(runner)).done).toEqual(['other'])
})

test('a new instance looks back a little over a minute', async () => {
  const one = sweep('one', '0 0 * * * *')
  now = noon + 64_000
  expect((await run(dueRunner([one], MINUTE))).done).toEqual(['one'])
  now = noon + 65_000
  expect((await run(dueRunner([one], MINUTE))).done).toEqual([])
})

test('begins nothing when its time is over, and goes on with it at the next call', async () => {
  const slow = sweep('slow', '0 0 * * * *', () => {
    now += MINUTE
  })
  const runner = dueRunner([slow, sweep('next', '0 0 * * * *')], MINUTE)
  expect(await run(runner)).toEqual({ done: ['slow'], failed: [], left: ['next'] })
  now += 1000
  expect(await run(runner)).toEqual({ done: ['next'], failed: [], left: [] })
})

test('instances that know nothing of each other begin in turn, so that none is kept waiting for ever', async () => {
  const slow = ['a', 'b', 'c'].map((name) =>
    sweep(name, '* * * * * *', () => {
      now += MINUTE
    })
  )
  const first = new Set<string>()
  for (const minute of [0, 1, 2]) {
    now = noon + minute * MINUTE
    order = []
    await run(dueRunner(slow, MINUTE))
    first.add(order[0] ?? '')
  }
  expect(first).toEqual(new Set(['a', 'b', 'c']))
})
