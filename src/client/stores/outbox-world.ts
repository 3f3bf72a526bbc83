import { api } from '@/client/api/client'
import { dropFile, openFile } from '@/client/api/kept-file'
import { uploadFile } from '@/client/api/upload'
import { session } from './session'

interface Asking {
  readonly signInId: string
  readonly answer: Promise<readonly string[]>
}

let asking: Asking | null = null

/**
 * For whom the account stands; several outboxes that begin together ask once. An answer still on its way to whoever was
 * signed in before is not the next one's: what the former wrote would go out under the next one's name.
 */
const holders = (): Promise<readonly string[]> => {
  const { signInId } = session.getState()
  if (asking?.signInId === signInId) return asking.answer
  const mine: Asking = {
    signInId,
    answer: api.session.read
      .query({})
      .then(({ persons }) => persons.map((p) => p.holderId))
      .finally(() => {
        if (asking === mine) asking = null
      })
  }
  asking = mine
  return mine.answer
}

/** The world around every outbox of the app. */
export const outboxWorld = {
  signIn: (): string | null => (session.getState().token ? session.getState().signInId : null),
  holders,
  open: openFile,
  drop: dropFile,
  upload: uploadFile
}
