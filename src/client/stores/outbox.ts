import { createStore } from 'zustand/vanilla'
import { type ClientError, toClientError } from '@/client/api/client-error'
import { newRequestId } from '@/client/api/request-id'
import type { Upload, Uploaded } from '@/client/api/upload'
import type { PhotoDraft, SoundDraft } from './drafts'
import { makePump } from './pump'

/** Why something is not on the server: the sentence, and the field where one is at fault. */
export interface Problem {
  readonly field: string | null
  readonly message: string
}

/** Something written that goes out once, with its files. */
export interface Parcel {
  readonly draftId: string
  /** Under which it is sent once; another only after the server has said what it did with this one. */
  readonly requestId: string
  readonly villageId: string
  /** Whose it is: another person on the same phone neither sees nor sends it. */
  readonly holderId: string
  readonly sound: SoundDraft | null
  readonly photos: readonly PhotoDraft[]
  readonly editedAt: number
  /** `queued`: sent as soon as there is a signal; nothing in it changes meanwhile. */
  readonly state: 'open' | 'queued'
  readonly problem: Problem | null
}

/** Where parcels of one kind lie on the phone. */
export interface Shelf<P extends Parcel> {
  readonly all: () => readonly P[]
  readonly read: (draftId: string) => P | null
  /** Changes one; what is gone stays gone, whatever arrives late. */
  readonly edit: (draftId: string, change: Partial<Parcel> | ((parcel: Parcel) => Partial<Parcel>)) => void
  readonly discard: (draftId: string) => void
  /** Puts on the phone what is only in memory. */
  readonly save: () => void
}

/** What an outbox needs of the world around it. */
export interface OutboxWorld<P extends Parcel, R> {
  /** Changes with every sign-in; null while nobody is signed in. */
  readonly signIn: () => string | null
  /** The people the account stands for, as the server knows them. */
  readonly holders: () => Promise<readonly string[]>
  /** A path that can be sent now; null when the phone no longer has the file. */
  readonly open: (path: string) => Promise<string | null>
  readonly drop: (path: string) => Promise<void>
  readonly upload: (file: Upload) => Promise<Uploaded>
  /** Sends it without its files, which are up; null where it cannot be sent as it is. */
  readonly send: (parcel: P) => Promise<R> | null
  readonly onSent: (parcel: P, receipt: R) => void
}

/** What became of one try. `stop`: nothing gets through now, for this one or any other. */
export type Outcome<R> =
  | { readonly kind: 'sent'; readonly receipt: R }
  | { readonly kind: 'returned'; readonly problem: Problem; readonly code: string }
  | { readonly kind: 'waits'; readonly stop: boolean }

const RESENT = '上一次送的其实已经收到了，后来改的没有收到。请先到记录里看看；还要再送一次，就再点一次。'
const SOUND_GONE = '录音在手机里找不到了，请重新录一次。'
const PHOTO_GONE = '这张照片手机里找不到了，请去掉重新拍。'

// The server says these about itself or the session, not about what was said.
const passing: readonly string[] = [
  'NOT_SIGNED_IN',
  'TOO_MANY_REQUESTS',
  'UPLOADS_BUSY',
  'INCOMING_TOO_MANY',
  'STOPPING',
  'CLIENT_TOO_OLD',
  'SERVER_BEHIND'
]
export const waits = (error: ClientError): boolean => error.kind !== 'refusal' || passing.includes(error.code)
/** What was sent up lay too long and was swept away, or its id was used for other bytes: it is sent up anew. */
export const stale = (error: ClientError): boolean =>
  ['FILE_NOT_YOURS', 'FILE_GONE'].includes(error.code) && error.kind === 'refusal'

/** The server, or the phone, has something against a file of the parcel. */
class Returned extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message)
  }
}

/**
 * Sends what waits, one after another, each under its own request id and its files under theirs, so that nothing is
 * said twice however often a reply is lost. What the server refuses becomes an open draft again with its sentence;
 * anything else stays until it is through. Only the person who wrote a parcel sends it.
 */
export const makeOutbox = <P extends Parcel, R>(shelf: Shelf<P>, world: OutboxWorld<P, R>) => {
  /** What is on its way, and how much of its present file is up (0 to 100). */
  const sending = createStore<Readonly<Record<string, number>>>(() => ({}))

  const waiting = (): readonly P[] =>
    shelf
      .all()
      .filter((p) => p.state === 'queued')
      .sort((a, b) => a.editedAt - b.editedAt)

  const sendUp = (parcel: Parcel, path: string, requestId: string): Promise<Uploaded> => {
    const { draftId, villageId } = parcel
    const onProgress = (percent: number) => sending.setState({ [draftId]: percent })
    return world.upload({ villageId, path, requestId, onProgress })
  }

  const sendPhotos = async (draftId: string): Promise<void> => {
    for (const { id, path, fileId } of shelf.read(draftId)?.photos ?? []) {
      const parcel = shelf.read(draftId)
      if (fileId || !parcel) continue
      const patch = (change: object) =>
        shelf.edit(draftId, ({ photos }) => ({
          photos: photos.map((p) => (p.id === id ? { ...p, ...change } : p))
        }))
      try {
        const file = await world.open(path)
        if (file === null) throw new Returned({ field: 'photoIds', message: PHOTO_GONE })
        const { fileId, smallUrl } = await sendUp(parcel, file, id)
        patch({ fileId, smallUrl })
      } catch (error) {
        const told = error instanceof Returned ? error.problem : refusalOf(error, 'photoIds')
        if (!told) throw error
        patch({ problem: told.message })
        throw new Returned(told)
      }
    }
  }

  const sendSound = async (draftId: string): Promise<void> => {
    const parcel = shelf.read(draftId)
    const sound = parcel?.sound
    if (!parcel || !sound || sound.fileId) return
    const file = await world.open(sound.path)
    if (file === null) throw new Returned({ field: 'sound', message: SOUND_GONE })
    try {
      const { fileId } = await sendUp(parcel, file, sound.id)
      shelf.edit(draftId, { sound: { ...sound, fileId } })
    } catch (error) {
      const told = refusalOf(error, 'sound')
      throw told ? new Returned(told) : error
    }
  }

  const sendWhole = async (draftId: string, signIn: string): Promise<R | null> => {
    await sendPhotos(draftId)
    await sendSound(draftId)
    const parcel = shelf.read(draftId)
    // Taken back, or signed out or in as somebody else, meanwhile: the next round decides anew.
    if (parcel?.state !== 'queued' || world.signIn() !== signIn) return null
    shelf.save()
    return world.send(parcel)
  }

  const sendOne = async (draftId: string, signIn: string): Promise<Outcome<R>> => {
    if (draftId in sending.getState()) return { kind: 'waits', stop: false }
    sending.setState({ [draftId]: 0 })
    try {
      const receipt = await sendWhole(draftId, signIn).catch(async (error: unknown) => {
        if (!stale(toClientError(error))) throw error
        shelf.edit(draftId, freshFiles)
        return await sendWhole(draftId, signIn)
      })
      const parcel = shelf.read(draftId)
      if (receipt === null || !parcel) return { kind: 'waits', stop: world.signIn() !== signIn }
      shelf.discard(draftId)
      for (const { path } of filesOf(parcel)) await world.drop(path)
      world.onSent(parcel, receipt)
      eased()
      return { kind: 'sent', receipt }
    } catch (error) {
      return takeBack(draftId, error)
    } finally {
      sending.setState(({ [draftId]: _done, ...others }) => others, true)
    }
  }

  const giveBack = (draftId: string, problem: Problem, change: Partial<Parcel> = {}): void => {
    shelf.edit(draftId, { state: 'open', problem, ...change })
    shelf.save()
  }

  const takeBack = (draftId: string, error: unknown): Outcome<R> => {
    if (error instanceof Returned) {
      giveBack(draftId, error.problem)
      return { kind: 'returned', problem: error.problem, code: '' }
    }
    const told = toClientError(error)
    if (waits(told)) return { kind: 'waits', stop: told.kind !== 'server' }
    const used = told.code === 'REQUEST_ID_REUSED'
    const problem = { field: told.field, message: used ? RESENT : told.message }
    giveBack(draftId, problem, used ? { requestId: newRequestId() } : {})
    return { kind: 'returned', problem, code: told.code }
  }

  const round = async (): Promise<void> => {
    const signIn = world.signIn()
    if (waiting().length === 0 || signIn === null) return
    const holders = await world.holders().catch(() => null)
    if (holders === null) return
    for (const { draftId, holderId } of waiting()) {
      if (!holders.includes(holderId) || world.signIn() !== signIn) continue
      const outcome = await sendOne(draftId, signIn)
      if (outcome.kind === 'waits' && outcome.stop) return
    }
  }

  const { flush, eased, later } = makePump({
    isWaiting: () => waiting().length > 0 && world.signIn() !== null,
    round
  })

  const queue = (draftId: string): void => {
    shelf.edit(draftId, { state: 'queued', problem: null })
    shelf.save()
  }

  /** Puts a draft among what waits, and tries at once. */
  const send = (draftId: string): Promise<void> => {
    queue(draftId)
    return flush()
  }

  /** The same, before all others and without asking again who is signed in: its form has just said so. */
  const sendNow = async (draftId: string): Promise<Outcome<R>> => {
    queue(draftId)
    const signIn = world.signIn()
    const outcome: Outcome<R> =
      signIn === null ? { kind: 'waits', stop: true } : await sendOne(draftId, signIn)
    if (outcome.kind === 'waits') later()
    return outcome
  }

  /** Takes a draft out of what waits, to be changed; not while it is on its way. */
  const hold = (draftId: string): void => {
    if (draftId in sending.getState()) return
    shelf.edit(draftId, { state: 'open' })
    shelf.save()
  }

  return { send, sendNow, flush, hold, sending }
}

/** What the phone keeps for a parcel. */
export const filesOf = ({ photos, sound }: Pick<Parcel, 'photos' | 'sound'>): { readonly path: string }[] => [
  ...photos,
  ...(sound ? [sound] : [])
]

const refusalOf = (error: unknown, field: string): Problem | null => {
  const told = toClientError(error)
  return waits(told) || stale(told) ? null : { field, message: told.message }
}

const freshFiles = ({ photos, sound }: Parcel): Partial<Parcel> => ({
  photos: photos.map((p) => ({ ...p, id: newRequestId(), fileId: null, smallUrl: null })),
  sound: sound && { ...sound, id: newRequestId(), fileId: null }
})
