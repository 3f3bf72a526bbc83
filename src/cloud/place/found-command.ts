import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { openDatabase } from '../db/pool'
import { StartRefusal } from '../db/start-refusal'
import type { Terminal } from '../host/at-terminal'
import { readSettings } from '../host/settings'
import { decodeText, readCsv } from '../member/read-csv'
import { foundPlaces, readPlaces } from './found-places'

/**
 * `npm run found -- <table>`: the county, its townships and villages, and the first people of its offices, into the
 * database that DATABASE_URL names. XIAOYUAN_SECRET must be the one the program runs with: phones are kept as its hashes.
 */
export const foundCommand = async ({ args, env, root, say }: Terminal): Promise<undefined> => {
  const [file, ...rest] = args
  if (!file || rest.length > 0) throw new StartRefusal('写法是 npm run found -- 表格.csv。')
  const { databaseUrl, secret } = readSettings([], env, root)
  if (databaseUrl === null || secret === null)
    throw new StartRefusal('请设 DATABASE_URL 和程序运行时用的 XIAOYUAN_SECRET。')
  const bytes = await readFile(path.resolve(file)).catch(() => null)
  if (bytes === null) throw new StartRefusal(`读不到 ${file}。`)
  const rows = readPlaces(readCsv(decodeText(bytes)))
  const db = openDatabase(databaseUrl, { max: 1 })
  try {
    const { places, people } = await foundPlaces(db, new Uint8Array(Buffer.from(secret)), rows, new Date())
    say(`新建了 ${places} 个地方、${people} 位工作人员；表里已有的没有动。`)
  } finally {
    await db.destroy()
  }
}
