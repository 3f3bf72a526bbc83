import { api } from '@/client/api/client'
import { dropFile, openFile } from '@/client/api/kept-file'
import { uploadFile } from '@/client/api/upload'
import { session } from './session'

let asking: Promise<readonly string[]> | null = null

/** For whom the account stands; several outboxes that begin together ask once. */
const holders = (): Promise<readonly string[]> => {
  asking ??= api.session.read
    .query({})
    .then(({ persons }) => persons.map((p) => p.holderId))
    .finally(() => {
      asking = null
    })
  return asking
}

/** The world around every outbox of the app. */
export const outboxWorld = {
  signIn: (): string | null => (session.getState().token ? session.getState().signInId : null),
  holders,
  open: openFile,
  drop: dropFile,
  upload: uploadFile
}
