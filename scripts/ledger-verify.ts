// npm run ledger:verify [-- --village <name, 12-digit code or id>] [--json]
// Recomputes every ledger from its entries; exit code 1 where anything does not hold.
import path from 'node:path'
import { sql } from 'kysely'
import { attachEmbedded } from '@/cloud/db/attach-embedded'
import { type Db, openDatabase } from '@/cloud/db/pool'
import { StartRefusal } from '@/cloud/db/start-refusal'
import { readSettings } from '@/cloud/host/settings'
import { type Verified, verifyLedger } from '@/cloud/points/verify'
import { type Fault, faultWords } from '@/cloud/points/verify-faults'

interface Asked {
  readonly village: string | null
  readonly json: boolean
}

const readArguments = (args: readonly string[]): Asked => {
  const at = args.indexOf('--village')
  const village = at < 0 ? null : (args[at + 1] ?? null)
  const known = new Set(['--json', '--village', ...(village === null ? [] : [village])])
  const unknown = args.find((arg) => !known.has(arg))
  if (unknown !== undefined || (at >= 0 && (village === null || village.startsWith('--')))) {
    throw new StartRefusal('写法是 npm run ledger:verify [-- --village 村名或12位代码] [--json]。')
  }
  return { village, json: args.includes('--json') }
}

const findVillage = async (db: Db, asked: string): Promise<string> => {
  const { rows } = await sql<{ place_id: string }>`
    select distinct n.place_id from place_name n join place p on p.id = n.place_id and p.level = 'village'
    where n.name = ${asked} or n.code = ${asked} or n.place_id::text = ${asked}`.execute(db)
  const [village, other] = rows
  if (!village) throw new StartRefusal(`没有叫“${asked}”的村，请写村名或12位代码。`)
  if (other) throw new StartRefusal(`叫“${asked}”的村不止一个，请写12位代码。`)
  return village.place_id
}

/** Names of the villages and numbers of the households that have faults. */
const namesOf = async (db: Db, faults: readonly Fault[]) => {
  const ids = [...new Set(faults.map((f) => f.villageId))]
  const { rows: places } = await sql<{ id: string; name: string }>`
    select distinct on (place_id) place_id as id, name from place_name where place_id = any (${ids}::uuid[])
    order by place_id, valid_from desc`.execute(db)
  const homes = faults.flatMap((f) => (f.householdId === null ? [] : [f.householdId]))
  const { rows: households } = await sql<{ id: string; no: string }>`
    select id, no from household where village_id = any (${ids}::uuid[]) and id = any (${homes}::uuid[])`.execute(
    db
  )
  return new Map([
    ...places.map((p) => [p.id, p.name] as const),
    ...households.map((h) => [h.id, h.no] as const)
  ])
}

const wordsOf = (fault: Fault, names: ReadonlyMap<string, string>): string => {
  const where = [
    fault.sealNo === null ? '' : `封存第${fault.sealNo}页，`,
    fault.householdId === null ? '' : `户号${names.get(fault.householdId) ?? fault.householdId}`,
    fault.no === null ? '' : `第${fault.no}笔`,
    fault.entryId === null ? '' : `（编号${fault.entryId}）`
  ].join('')
  const values = fault.expected === null ? '' : `。应为“${fault.expected}”，账上是“${fault.found ?? '没有'}”`
  return `${where}：${faultWords[fault.code]}${values}。`
}

const report = async (db: Db, result: Verified): Promise<string> => {
  const counted = `核对了${result.villages}个村、${result.households}户、${result.entries}笔积分`
  if (result.faults.length === 0) return `${counted}：全部一致，没有被改动。\n`
  const names = await namesOf(db, result.faults)
  const villages = [...new Set(result.faults.map((f) => f.villageId))]
  const lines = villages.flatMap((id) => {
    const own = result.faults.filter((f) => f.villageId === id)
    return [
      `${names.get(id) ?? id}：有${own.length}处对不上，第一处在：`,
      ...own.slice(0, 10).map((f) => `  ${wordsOf(f, names)}`)
    ]
  })
  return `${counted}：${villages.length}个村的账对不上。\n${lines.join('\n')}\n`
}

const main = async () => {
  const asked = readArguments(process.argv.slice(2))
  const settings = readSettings([], process.env, path.resolve(__dirname, '..'))
  const attached =
    settings.databaseUrl === null
      ? await attachEmbedded(settings.dataDir)
      : { appUrl: settings.databaseUrl, leave: async () => undefined }
  const db = openDatabase(attached.appUrl, { max: 1, statementMs: 0 })
  try {
    const villageId = asked.village === null ? undefined : await findVillage(db, asked.village)
    const result = await verifyLedger(db, villageId === undefined ? {} : { villageId })
    process.stdout.write(asked.json ? `${JSON.stringify(result, null, 2)}\n` : await report(db, result))
    if (result.faults.length > 0) process.exitCode = 1
  } finally {
    await db.destroy()
    await attached.leave()
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error instanceof StartRefusal ? error.message : (error.stack ?? error.message)}\n`)
  process.exitCode = 1
})
