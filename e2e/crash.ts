import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { demoPerson, demoVillages } from '../src/cloud/demo/demo-people'
import { addDays, dayOf } from '../src/domain/common/calendar'
import { call, tokenOf } from './api'
import { startServer } from './server'

const records = 200
const sessions = 4
const homes = 40

interface Answer {
  readonly sheetId: string | null
  readonly recorded: number
  readonly lines: readonly { readonly claimId: string | null }[]
}
interface Page {
  readonly sheets: readonly { readonly sheetId: string; readonly lines: number }[]
  readonly next: string | null
}

/** Every sheet that the clerk has recorded, page by page. */
const recordedBy = async (address: string, token: string, villageId: string): Promise<Set<string>> => {
  const all = new Set<string>()
  for (let before: string | null = null; ; ) {
    const page: Page = await call<Page>(address, token, 'claim.recorded', {
      villageId,
      ...(before ? { before } : {})
    })
    for (const sheet of page.sheets) all.add(sheet.sheetId)
    before = page.next
    if (before === null) return all
  }
}

/**
 * Kills the host with -9 in the middle of 200 concurrent records and starts it again on the same data: every answered
 * record is there once, every repeat answers with the first result, and what was not answered is written once, not twice.
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
    'rulebook.read',
    { villageId }
  )
  const item = book.categories.flatMap((c) => c.items).find((i) => i.capWords === '')
  assert(
    item && households.length >= homes,
    'the demo county has an item without a cap and a page of households'
  )
  const today = dayOf(new Date())
  // The same deed of one day is one deed: each household has a day of its own for each record.
  const inputs = Array.from({ length: records }, (_, n) => ({
    requestId: randomUUID(),
    villageId,
    itemId: item.itemId,
    times: 1,
    occurredOn: addDays(today, -Math.floor(n / homes) - 1),
    fileIds: [],
    lines: [{ householdId: households[n % homes] ?? '' }]
  }))
  const before = await recordedBy(first.address, tokenFor(0), villageId)

  const answered = new Map<number, Answer>()
  const running = inputs.map((input, n) =>
    call<Answer>(first.address, tokenFor(n), 'claim.record', input).then(
      (answer) => {
        answered.set(n, answer)
        // In the middle: some are answered, some are committed and not answered, some have not begun.
        if (answered.size === records / 4) void first.kill()
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
    answered.size >= records / 4 && answered.size < records,
    `killed in the middle, not after ${answered.size} of ${records}`
  )

  const second = await startServer({ dataDir })
  const token = await tokenOf(second.address, 'committee-a')
  const after = await recordedBy(second.address, token, villageId)
  for (const [n, answer] of answered)
    assert(after.has(answer.sheetId ?? ''), `record ${n} was answered and is gone`)
  const committed = after.size - before.size
  assert(
    committed >= answered.size && committed <= records,
    `${committed} records for ${answered.size} answers`
  )

  const again = await Promise.all(
    inputs.map((input, n) => call<Answer>(second.address, tokenFor(n), 'claim.record', input))
  )
  for (const [n, answer] of answered)
    assert.deepEqual(again[n], answer, `record ${n} answered otherwise the second time`)
  const claims = again.flatMap((a) => a.lines.flatMap((line) => line.claimId ?? []))
  assert.equal(new Set(claims).size, records, 'every record has a claim of its own')
  const end = await recordedBy(second.address, token, villageId)
  assert.equal(end.size - before.size, records, 'each record is written once')
  await second.stop()
  await rm(dataDir, { recursive: true, force: true })
  return `${answered.size} answered before the kill, ${committed} committed, ${records} written once after the repeats`
}
