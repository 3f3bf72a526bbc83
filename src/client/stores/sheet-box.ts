import type { Inputs, Outputs } from '@/client/api/client'
import { toClientError } from '@/client/api/client-error'
import { newRequestId } from '@/client/api/request-id'
import type { Upload, Uploaded } from '@/client/api/upload'
import { maxSheets } from '@/domain/inspection/sizes'
import { stale, waits } from './outbox'
import { makePump } from './pump'
import type { PhoneSheet, SheetStore } from './sheets'

type Batch = Inputs['round']['sendSheets']
type Answer = Outputs['round']['sendSheets']['sheets'][number]

/** What sending needs of the world around it. */
export interface SheetWorld {
  /** Changes with every sign-in; null while nobody is signed in. */
  readonly signIn: () => string | null
  /** The people the account stands for, as the server knows them. */
  readonly holders: () => Promise<readonly string[]>
  readonly open: (path: string) => Promise<string | null>
  readonly drop: (path: string) => Promise<void>
  readonly upload: (file: Upload) => Promise<Uploaded>
  readonly send: (batch: Batch) => Promise<{ readonly sheets: readonly Answer[] }>
  readonly onSent: (sent: Sent) => void
}

/** What has arrived of a batch; `late` of them came after the end of their round and do not count. */
export interface Sent {
  readonly kept: number
  readonly late: number
}

const NOTHING: Sent = { kept: 0, late: 0 }
const PHOTO_GONE = '有一张照片手机里找不到了，请打开这一户，去掉它再发。'

/** Nothing gets through now, or somebody else is signed in: the round ends. */
class Stopped extends Error {}

const sentOf = (sheet: PhoneSheet): Batch['sheets'][number] => ({
  ...{ sheetId: sheet.sheetId, householdId: sheet.householdId, at: new Date(sheet.editedAt).toISOString() },
  ...{ consent: sheet.consent, marks: sheet.marks, help: sheet.help.trim(), advice: sheet.advice.trim() },
  ...{ again: sheet.again, photoIds: sheet.photos.flatMap((p) => p.fileId ?? []) }
})

/** In batches of one round and one inspector, the first filled in first. */
const batchesOf = (sheets: readonly PhoneSheet[]): PhoneSheet[][] => {
  const batches: PhoneSheet[][] = []
  for (const sheet of [...sheets].sort((a, b) => a.editedAt - b.editedAt)) {
    const open = batches.find(
      ([first, ...rest]) =>
        first?.roundId === sheet.roundId &&
        first.inspectorId === sheet.inspectorId &&
        rest.length < maxSheets - 1
    )
    if (open) open.push(sheet)
    else batches.push([sheet])
  }
  return batches
}

/**
 * Sends sheets by itself, in batches. A sheet has one id from its first tap, so a batch whose reply was lost is simply
 * sent again. What the server refuses comes back with its sentence, the others are not held up by it.
 */
export const makeSheetBox = (sheets: SheetStore, world: SheetWorld) => {
  const queued = (): PhoneSheet[] =>
    Object.values(sheets.store.getState().sheets).filter((s) => s.state === 'queued')

  const giveBack = (sheet: PhoneSheet, field: string | null, message: string): void => {
    sheets.settle(sheet, () => ({ state: 'returned', problem: { field, message } }))
  }

  /** False when the phone or the server has something against one of its photos. */
  const sendPhotos = async (sheet: PhoneSheet): Promise<boolean> => {
    for (const { id, path } of sheet.photos.filter((p) => p.fileId === null)) {
      try {
        const file = await world.open(path)
        if (file === null) {
          giveBack(sheet, 'photoIds', PHOTO_GONE)
          return false
        }
        const { fileId, smallUrl } = await world.upload({
          ...{ path: file, villageId: sheet.villageId, requestId: id },
          onProgress: () => undefined
        })
        sheets.settle(sheet, (now) => ({
          photos: now.photos.map((p) => (p.id === id ? { ...p, fileId, smallUrl } : p))
        }))
      } catch (error) {
        const told = toClientError(error)
        if (waits(told)) throw new Stopped()
        giveBack(sheet, 'photoIds', told.message)
        return false
      }
    }
    return true
  }

  const settle = (sheet: PhoneSheet, answer: Answer | undefined): void => {
    if (!answer) return
    if (!answer.kept) giveBack(sheet, answer.field, answer.message ?? '')
    // Changed meanwhile, it is another sheet, which still needs its photos.
    else if (sheets.settle(sheet, () => ({ state: 'sent', problem: null })))
      for (const { path } of sheet.photos) void world.drop(path)
  }

  const sendBatch = async (batch: readonly PhoneSheet[], signIn: string): Promise<Sent> => {
    const [first] = batch
    if (!first) return NOTHING
    if (world.signIn() !== signIn) throw new Stopped()
    try {
      const { villageId, roundId, inspectorId } = first
      const input = { requestId: newRequestId(), villageId, roundId, inspectorId, sheets: batch.map(sentOf) }
      const answers = (await world.send(input)).sheets
      for (const sheet of batch)
        settle(
          sheet,
          answers.find((a) => a.sheetId === sheet.sheetId)
        )
      const kept = answers.filter((a) => a.kept)
      return { kept: kept.length, late: kept.filter((a) => a.late).length }
    } catch (error) {
      const told = toClientError(error)
      if (waits(told)) throw new Stopped()
      // One of them is at fault: the others must not wait for it.
      if (batch.length > 1 && told.code === 'INPUT_INVALID') {
        const half = Math.ceil(batch.length / 2)
        const one = await sendBatch(batch.slice(0, half), signIn)
        const two = await sendBatch(batch.slice(half), signIn)
        return { kept: one.kept + two.kept, late: one.late + two.late }
      }
      for (const sheet of batch) giveBack(sheet, stale(told) ? 'photoIds' : told.field, told.message)
      return NOTHING
    }
  }

  const sendAll = async (signIn: string): Promise<void> => {
    const holders = await world.holders()
    for (const batch of batchesOf(queued().filter((s) => holders.includes(s.inspectorId)))) {
      for (const sheet of batch) {
        // Nor do one person's photos go up under the name of the next.
        if (world.signIn() !== signIn) throw new Stopped()
        await sendPhotos(sheet)
      }
      // As they are by now: with the ids of their photos, without those that came back or are being changed.
      const ready = batch.map(sheets.read).filter((s) => s.state === 'queued')
      const sent = await sendBatch(ready, signIn)
      if (sent.kept > 0) {
        eased()
        world.onSent(sent)
      }
    }
  }

  const round = async (): Promise<void> => {
    const signIn = world.signIn()
    if (queued().length === 0 || signIn === null) return
    try {
      await sendAll(signIn)
    } catch (error) {
      if (!(error instanceof Stopped) && !waits(toClientError(error))) throw error
    }
  }

  const { flush, eased } = makePump({
    isWaiting: () => queued().length > 0 && world.signIn() !== null,
    round
  })

  return { flush }
}
