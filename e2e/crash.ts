import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { demoPerson, demoVillages } from '../src/cloud/demo/demo-people'
import { call, tokenOf } from './api'
import { startServer } from './server'

const awards = 200
const sessions = 4

interface Answer {
  readonly entryId: string
  readonly points: number
  readonly balance: number
}
interface Statement {
  readonly balance: number
  readonly entryCount: number
  readonly entries: { entryId: string; points: number }[]
}

/**
 * Kills the host with -9 in the middle of 200 concurrent awards and starts it again on the same data: every answered
 * award is there once, every repeat answers with the first result, and what was not answered is booked once, not twice.
 */
export const crash = async (): Promise<string> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-crash-'))
  const villageId = demoVillages().a.id
  const first = await startServer({ dataDir })
  const tokens = await Promise.all(
    Array.from({ length: sessions }, () => tokenOf(first.address, 'committee-a'))
  )
  const tokenFor = (n: number) => tokens[n % sessions] ?? ''
  const own = demoPerson('committee-a').householdId
  const listed = await call<{ households: { householdId: string }[] }>(
    first.address,
    tokenFor(0),
    'member.listHouseholds',
    { villageId }
  )
  const households = listed.households.map((h) => h.householdId).filter((id) => id !== own)
  const book = await call<{ categories: { items: { itemId: string; capWords: string }[] }[] }>(
    first.address,
    tokenFor(0),
    'points.readRulebook',
    { villageId }
  )
  const item = book.categories.flatMap((c) => c.items).find((i) => i.capWords === '')
  assert(item && households.length > 40, 'the demo county has an item without a cap and a page of households')
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const inputs = Array.from({ length: awards }, (_, n) => ({
    requestId: randomUUID(),
    villageId,
    householdId: households[n % 40] ?? '',
    itemId: item.itemId,
    times: 1,
    occurredOn: today
  }))
  const statements = async (address: string, token: string) => {
    const read = await Promise.all(
      households
        .slice(0, 40)
        .map((householdId) =>
          call<Statement>(address, token, 'points.readStatement', { villageId, householdId })
        )
    )
    return {
      entries: new Set(read.flatMap((s) => s.entries.map((e) => e.entryId))),
      count: read.reduce((sum, s) => sum + s.entryCount, 0),
      balance: read.reduce((sum, s) => sum + s.balance, 0)
    }
  }
  const before = await statements(first.address, tokenFor(0))

  const answered = new Map<number, Answer>()
  const running = inputs.map((input, n) =>
    call<Answer>(first.address, tokenFor(n), 'points.recordAward', input).then(
      (answer) => {
        answered.set(n, answer)
        // In the middle: some are answered, some are committed and not answered, some have not begun.
        if (answered.size === awards / 4) void first.kill()
      },
      (error: Error) => {
        // Only the network may have failed: a refusal would be a fault.
        assert(
          error.message.includes('fetch failed') ||
            error instanceof TypeError ||
            /terminated/.test(error.message),
          error.message
        )
      }
    )
  )
  await Promise.all(running)
  await first.kill()
  assert(
    answered.size >= awards / 4 && answered.size < awards,
    `killed in the middle, not after ${answered.size} of ${awards}`
  )

  const second = await startServer({ dataDir })
  const token = await tokenOf(second.address, 'committee-a')
  const after = await statements(second.address, token)
  for (const [n, answer] of answered)
    assert(after.entries.has(answer.entryId), `award ${n} was answered and is gone`)
  const committed = after.count - before.count
  assert(
    committed >= answered.size && committed <= awards,
    `${committed} entries for ${answered.size} answers`
  )

  const points = [...answered.values()][0]?.points ?? 0
  const again = await Promise.all(
    inputs.map((input, n) => call<Answer>(second.address, tokenFor(n), 'points.recordAward', input))
  )
  for (const [n, answer] of answered)
    assert.deepEqual(again[n], answer, `award ${n} answered otherwise the second time`)
  assert.equal(new Set(again.map((a) => a.entryId)).size, awards, 'every award has an entry of its own')
  const end = await statements(second.address, token)
  assert.equal(end.count - before.count, awards, 'each award is booked once')
  assert.equal(end.balance - before.balance, awards * points, 'balances moved by exactly the awards')
  await second.stop()
  await rm(dataDir, { recursive: true, force: true })
  return `${answered.size} answered before the kill, ${committed} committed, ${awards} booked once after the repeats`
}
