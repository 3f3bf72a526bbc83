import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { newId } from '@/cloud/crypto/new-id'
import type { Db } from '@/cloud/db/pool'
import { type AwardLine, type Posting, postAwards } from '@/cloud/points/ledger'
import { makePoster } from '@/cloud/points/poster'
import type { BenchVillage } from './bench-points-data'

const run = promisify(execFile)

/** The newest pgbench of this machine: on the path, or where Debian puts it. */
export const findPgbench = (): string => {
  const onPath = (process.env.PATH ?? '').split(path.delimiter).map((dir) => path.join(dir, 'pgbench'))
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const found = [...versions.map((v) => path.join(debian, v, 'bin', 'pgbench')), ...onPath].find(existsSync)
  if (!found)
    throw new Error(
      '找不到 pgbench：它在 PostgreSQL 的附加程序里（Debian 上是 apt-get install postgresql-contrib），装好后再运行。'
    )
  return found
}

/** Fills pgbench's own tables in the database at `url`. */
export const initTpcb = (pgbench: string, url: string, scale: number): Promise<unknown> =>
  run(pgbench, ['-i', '-q', '-s', String(scale), url])

/** Transactions a second of pgbench: its built-in TPC-B, or a script of its own. */
export const pgbenchRate = async (
  pgbench: string,
  url: string,
  load: { clients: number; seconds: number; script?: string }
): Promise<number> => {
  const what = load.script === undefined ? ['-b', 'tpcb-like'] : ['-f', load.script]
  const go = (seconds: number) =>
    run(pgbench, ['-n', '-c', String(load.clients), '-j', '2', '-T', String(seconds), ...what, url])
  await go(WARM_S)
  // Its clock runs while it connects; the rate it says does not count that time.
  const { stdout } = await go(Math.ceil(load.seconds + load.clients / 32))
  const tps = /tps = ([\d.]+) \(without/.exec(stdout)?.[1]
  if (tps === undefined)
    throw new Error(`pgbench 一笔也没有做完：机器太忙，请用 --seconds 把每轮加长。\n${stdout}`)
  return Number(tps)
}

/**
 * What every load runs before it is measured. The first change of a page after a checkpoint writes the whole page to
 * the log: what is compared is the speed between two checkpoints, minutes apart, and not that of the first seconds.
 */
const WARM_S = 3

const by = { id: newId(), name: '田会计', role: 'committee_member' as const }

const posting = (villageId: string): Posting => ({ villageId, requestId: newId(), by, now: new Date() })

/** A deed under a cap that is never full: every award counts against one counter. */
const lineFor = (village: BenchVillage, householdId: string, line: number): AwardLine => ({
  ...{ line, entryId: newId(), householdId, memberId: null, itemId: village.itemId, points: 2 },
  caps: [{ holderId: householdId, counterId: village.itemId, period: '2026-Q4', limit: 1_000_000_000 }],
  ...{ slot: null, occurredOn: '2026-11-20', expiresOn: null, note: null, claimId: null }
})

const pick = <T>(list: readonly T[]): T => {
  const one = list[Math.floor(Math.random() * list.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

const must = (status: string): void => {
  if (status !== 'posted') throw new Error(`not posted: ${status}`)
}

/** Runs `one` from so many clients at once for so long, warm; answers what they did a second. */
const rateOf = async (clients: number, seconds: number, one: () => Promise<number>): Promise<number> => {
  const begin = performance.now() + WARM_S * 1000
  const until = begin + seconds * 1000
  let done = 0
  const client = async () => {
    while (performance.now() < until) {
      const more = await one()
      if (performance.now() >= begin) done += more
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return (done * 1000) / (performance.now() - begin)
}

/** Single postings, each a call of its own. */
export const singleRate = (db: Db, villages: readonly BenchVillage[], clients: number, seconds: number) =>
  rateOf(clients, seconds, async () => {
    const village = pick(villages)
    const lines = [lineFor(village, pick(village.households), 0)]
    const [answer] = await postAwards(db, {
      ...{ ...posting(village.villageId), batchId: null, pending: false, lines }
    })
    must(answer?.status ?? 'unanswered')
    return 1
  })

/** The same from clients whose postings are gathered. */
export const groupedRate = (db: Db, villages: readonly BenchVillage[], clients: number, seconds: number) => {
  const poster = makePoster(db)
  return rateOf(clients, seconds, async () => {
    const village = pick(villages)
    const line = lineFor(village, pick(village.households), 0)
    must((await poster.post({ ...posting(village.villageId), pending: false, line })).status)
    return 1
  })
}

/** Entries a second where a whole village's households are booked in one call, pending as a batch is. */
export const bulkRate = (db: Db, villages: readonly BenchVillage[], seconds: number) =>
  rateOf(1, seconds, async () => {
    const village = pick(villages)
    const lines = village.households.map((id, i) => lineFor(village, id, i))
    const answers = await postAwards(db, {
      ...{ ...posting(village.villageId), batchId: newId(), pending: true, lines }
    })
    for (const { status } of answers) must(status)
    return answers.length
  })
