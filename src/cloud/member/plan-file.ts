import { createHash } from 'node:crypto'
import { checkRoster } from '@/domain/member/roster-check'
import type { CurrentRoster } from '@/domain/member/roster-match'
import { planRoster, type RosterPlan } from '@/domain/member/roster-plan'
import { hasErrors, problem, type RosterProblem } from '@/domain/member/roster-problems'
import { type RosterRows, readRosterRows } from '@/domain/member/roster-rows'
import { roleNames } from '@/domain/role/roles'
import { keyedHash } from '../crypto/keyed-hash'
import { newId } from '../crypto/new-id'
import type { Db } from '../db/pool'
import { loadRoster } from './load-roster'
import { readRosterFile } from './read-roster-file'

export interface RosterFile extends RosterRows {
  readonly sha256: Buffer
}

/** Reads and checks a roster file by itself, on the day `on`; `base64` is how it came. */
export const readFile = async (base64: string, on: string): Promise<RosterFile> => {
  const bytes = Buffer.from(base64, 'base64')
  const read = readRosterRows(await readRosterFile(bytes))
  const problems = [...read.problems, ...checkRoster(read.people, on)]
  return { ...read, problems, sha256: createHash('sha256').update(bytes).digest() }
}

export interface PlannedFile {
  readonly current: CurrentRoster
  /** Null when the file has errors: what would change cannot be told from rows that cannot be read. */
  readonly plan: RosterPlan | null
  readonly problems: readonly RosterProblem[]
}

/** Compares a file with the village's roster as it stands now. */
export const planFile = async (
  world: { db: Db; secret: Uint8Array; on: string },
  villageId: string,
  file: RosterFile
): Promise<PlannedFile> => {
  const current = await loadRoster(world.db, villageId, world.on)
  if (hasErrors(file.problems)) return { current, plan: null, problems: file.problems }
  const hashes = new Map<string, string>()
  const hashOf = (phone: string): string => {
    const hash = hashes.get(phone) ?? keyedHash(world.secret, 'phone', phone).toString('hex')
    hashes.set(phone, hash)
    return hash
  }
  const plan = planRoster(current, file.people, { hashOf, newId })
  const holders = await endedHolders(world.db, villageId, plan, world.on)
  return { current, plan, problems: [...file.problems, ...plan.warnings, ...holders] }
}

/** Whoever holds an office is seldom gone: leaving them out may lock the village out of its own pages. */
const endedHolders = async (
  db: Db,
  villageId: string,
  plan: RosterPlan,
  on: string
): Promise<RosterProblem[]> => {
  if (plan.ended.length === 0) return []
  const grants = await db
    .selectFrom('role_grant')
    .select(['holder_id', 'role'])
    .where('place_id', '=', villageId)
    .where('from_day', '<=', on)
    .where((e) => e.or([e('to_day', 'is', null), e('to_day', '>=', on)]))
    .orderBy('role')
    .execute()
  return plan.ended.flatMap(({ id, name }) => {
    const roles = new Set(grants.filter((g) => g.holder_id === id).map((g) => roleNames[g.role]))
    if (roles.size === 0) return []
    const words = `${name}现任${[...roles].join('、')}，表里却没有这个人。导入后会从名册移出，不能再登录办事，请核对。`
    return [problem('ROLE_HOLDER_ENDED', null, 'name', words)]
  })
}
