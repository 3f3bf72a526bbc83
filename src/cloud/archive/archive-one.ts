import type { Transaction } from 'kysely'
import type { ArchiveFault } from '@/domain/archive/archive'
import type { StepContext } from '@/domain/decision/life'
import { step } from '@/domain/decision/step'
import type { Db } from '../db/pool'
import type { Database } from '../db/schema'
import { decisionOf } from '../decision/load-decision'
import { saveStep } from '../decision/save-step'
import { worldContext } from '../decision/step-context'
import { villageSubject } from '../place/subjects'
import type { FileStore } from '../ports/file-store'
import { placesInStore } from './archive-try'
import { buildPackage, type Package } from './build-package'
import { loadRecord } from './load-record'

interface World {
  readonly db: Db
  readonly files: FileStore
}
interface At {
  readonly villageId: string
  readonly decisionId: string
  readonly now: Date
}
type Places = Awaited<ReturnType<typeof placesInStore>>

/** Nobody: the clock itself. */
const system = { id: '00000000-0000-0000-0000-000000000000', roles: ['system'] } as const

/** A digest as it will look, to ask whether everything but the package is there before making it. */
const anyDigest = '0'.repeat(64)

/** The decision, locked, when its time has come; null when somebody is acting on it, or something is still open. */
const dueDecision = async (tx: Transaction<Database>, { villageId, decisionId, now }: At) => {
  const row = await tx
    .selectFrom('decision')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', decisionId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  const village = row && (await villageSubject(tx, villageId))
  const decision = row && (await decisionOf(tx, row))
  if (!village || village.endedOn || !decision) return null
  const at = { villageId, countyId: village.countyId, now }
  const context: StepContext = { ...(await worldContext(tx, decision, at)), actor: system }
  if (!step(decision, 'archive', { ...context, archiveDigest: anyDigest }).ok) return null
  return { row, decision, context, townshipId: village.townshipId }
}

const keep = async (tx: Transaction<Database>, at: At, places: Places, made: Package): Promise<void> => {
  await tx
    .insertInto('archive')
    .values({
      village_id: at.villageId,
      decision_id: at.decisionId,
      digest: made.digest,
      closed_at: at.now,
      office_file_id: places.officeFileId,
      office_bytes: made.office.length,
      public_file_id: places.publicFileId,
      public_bytes: made.public.length,
      files: JSON.stringify(made.files)
    })
    .execute()
  await tx
    .updateTable('archive_try')
    .set({ tried_at: at.now, fault_code: null, fault_path: null })
    .where('village_id', '=', at.villageId)
    .where('decision_id', '=', at.decisionId)
    .execute()
}

/**
 * Archives one decision if its time has come: makes the package, keeps it, and takes the decision's last step with the
 * package's digest in its history, in one transaction. Null when there is nothing to do; a fault when the record is
 * not whole, and then nothing was changed.
 */
export const archiveOne = async (world: World, at: At): Promise<'archived' | ArchiveFault | null> => {
  const places = await placesInStore(world.db, at)
  return world.db.transaction().execute(async (tx) => {
    const due = await dueDecision(tx, at)
    const record = due && (await loadRecord(tx, due.row, at.now))
    if (!due || !record) return null
    const built = await buildPackage(world.files, record)
    if ('fault' in built) return built.fault
    const { made } = built
    const { villageId } = at
    await world.files.put(
      { villageId, fileId: places.officeFileId, variant: 'main' },
      made.office,
      'application/zip'
    )
    await world.files.put(
      { villageId, fileId: places.publicFileId, variant: 'main' },
      made.public,
      'application/zip'
    )
    await keep(tx, at, places, made)
    const outcome = step(due.decision, 'archive', { ...due.context, archiveDigest: made.digest })
    if (!outcome.ok) throw new Error(`archiving was allowed and then refused: ${outcome.refusal.code}`)
    await saveStep(tx, outcome.value, {
      villageId,
      townshipId: due.townshipId,
      convener: null,
      told: { archiveDigest: made.digest }
    })
    return 'archived'
  })
}
