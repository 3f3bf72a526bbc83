import { createStore } from 'zustand/vanilla'
import type { Inputs, Outputs } from '@/client/api/client'
import { type ClientError, toClientError } from '@/client/api/client-error'
import { newRequestId } from '@/client/api/request-id'
import type { Uploaded } from '@/client/api/upload'
import type { DraftStore, IssueDraft } from './drafts'
import { makePump } from './pump'
import { raiseInput } from './raise-input'

type Receipt = Outputs['issue']['raise']

/** What the outbox needs of the world around it. */
export interface OutboxWorld {
  /** Changes with every sign-in; null while nobody is signed in. */
  readonly signIn: () => string | null
  /** The people the account stands for, as the server knows them. */
  readonly holders: () => Promise<readonly string[]>
  /** A path that can be sent now; null when the phone no longer has the file. */
  readonly open: (path: string) => Promise<string | null>
  readonly drop: (path: string) => Promise<void>
  readonly upload: (file: { path: string; villageId: string; requestId: string }) => Promise<Uploaded>
  readonly raise: (input: Inputs['issue']['raise']) => Promise<Receipt>
  readonly onSent: (draft: IssueDraft, receipt: Receipt) => void
}

/** `next`: go on with the next draft; `stop`: nothing gets through now. */
type Went = 'next' | 'stop'

const RESENT =
  '这件事其实已经收到了，后来改的没有收到。请先到“我说的事”里看看；还要再说一件，就再点一次发送。'
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

/** The server, or the phone, has something against the draft itself. */
class Returned extends Error {
  constructor(readonly problem: NonNullable<IssueDraft['problem']>) {
    super(problem.message)
  }
}

/**
 * Sends what waits, one after another, each under its own request id and its files under theirs, so that nothing is
 * said twice however often a reply is lost. What the server refuses becomes an open draft again with its sentence;
 * anything else stays until it is through. Only the person who wrote a draft sends it.
 */
export const makeOutbox = (drafts: DraftStore, world: OutboxWorld) => {
  const sending = createStore<{ readonly draftId: string | null }>(() => ({ draftId: null }))

  const waiting = (): readonly IssueDraft[] =>
    Object.values(drafts.store.getState().matters)
      .filter((d) => d.state === 'queued')
      .sort((a, b) => a.editedAt - b.editedAt)

  const sendPhotos = async (draftId: string): Promise<void> => {
    for (const { id, path, fileId } of drafts.read(draftId)?.photos ?? []) {
      const draft = drafts.read(draftId)
      if (fileId || !draft) continue
      const patch = (change: object) =>
        drafts.editPhotos(draftId, (now) => now.map((p) => (p.id === id ? { ...p, ...change } : p)))
      try {
        const file = await world.open(path)
        if (file === null) throw new Returned({ field: 'photoIds', message: PHOTO_GONE })
        const { fileId, smallUrl } = await world.upload({ ...draft, path: file, requestId: id })
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
    const draft = drafts.read(draftId)
    const sound = draft?.sound
    if (!draft || !sound || sound.fileId) return
    const file = await world.open(sound.path)
    if (file === null) throw new Returned({ field: 'sound', message: SOUND_GONE })
    try {
      const { fileId } = await world.upload({ ...draft, path: file, requestId: sound.id })
      drafts.edit(draftId, { sound: { ...sound, fileId } })
    } catch (error) {
      const told = refusalOf(error, 'sound')
      throw told ? new Returned(told) : error
    }
  }

  const sendWhole = async (draftId: string, signIn: string): Promise<Receipt | null> => {
    await sendPhotos(draftId)
    await sendSound(draftId)
    const draft = drafts.read(draftId)
    const input = draft && raiseInput(draft)
    // Signed out or in as somebody else meanwhile: the next round decides anew whose it is.
    if (!input || world.signIn() !== signIn) return null
    drafts.save()
    return world.raise(input)
  }

  const sendOne = async (draftId: string, signIn: string): Promise<Went> => {
    sending.setState({ draftId })
    try {
      const receipt = await sendWhole(draftId, signIn).catch(async (error: unknown) => {
        if (!stale(toClientError(error))) throw error
        drafts.edit(draftId, freshFiles)
        return await sendWhole(draftId, signIn)
      })
      const draft = drafts.read(draftId)
      if (!receipt || !draft) return 'stop'
      drafts.discard(draftId)
      for (const file of [...draft.photos, ...(draft.sound ? [draft.sound] : [])]) await world.drop(file.path)
      world.onSent(draft, receipt)
      eased()
      return 'next'
    } catch (error) {
      return takeBack(draftId, error)
    } finally {
      sending.setState({ draftId: null })
    }
  }

  const takeBack = (draftId: string, error: unknown): Went => {
    if (error instanceof Returned) {
      drafts.edit(draftId, { state: 'open', problem: error.problem })
      drafts.save()
      return 'next'
    }
    const told = toClientError(error)
    if (waits(told)) return told.kind === 'server' ? 'next' : 'stop'
    const used = told.code === 'REQUEST_ID_REUSED'
    drafts.edit(draftId, {
      state: 'open',
      problem: { field: told.field, message: used ? RESENT : told.message },
      ...(used ? { requestId: newRequestId() } : {})
    })
    drafts.save()
    return 'next'
  }

  const round = async (): Promise<void> => {
    const signIn = world.signIn()
    if (waiting().length === 0 || signIn === null) return
    const holders = await world.holders().catch(() => null)
    if (holders === null) return
    for (const draft of waiting()) {
      if (!holders.includes(draft.holderId) || world.signIn() !== signIn) continue
      if ((await sendOne(draft.draftId, signIn)) === 'stop') return
    }
  }

  const { flush, eased } = makePump({
    isWaiting: () => waiting().length > 0 && world.signIn() !== null,
    round
  })

  /** Puts a draft among what waits, and tries at once. */
  const send = (draftId: string): Promise<void> => {
    drafts.edit(draftId, { state: 'queued', problem: null })
    drafts.save()
    return flush()
  }

  /** Takes a draft out of what waits, to be changed; not while it is on its way. */
  const hold = (draftId: string): void => {
    if (sending.getState().draftId === draftId) return
    drafts.edit(draftId, { state: 'open' })
    drafts.save()
  }

  return { send, flush, hold, sending }
}

const refusalOf = (error: unknown, field: string): NonNullable<IssueDraft['problem']> | null => {
  const told = toClientError(error)
  return waits(told) || stale(told) ? null : { field, message: told.message }
}

const freshFiles = (draft: IssueDraft): Partial<IssueDraft> => ({
  photos: draft.photos.map((p) => ({ ...p, id: newRequestId(), fileId: null, smallUrl: null })),
  sound: draft.sound && { ...draft.sound, id: newRequestId(), fileId: null }
})
