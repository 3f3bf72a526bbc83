import { type IncomingStore, incomingPath } from '@/cloud/ports/incoming-store'
import { cloudObjects } from './cloud-objects'
import type { CloudSdk } from './cloud-sdk'

/** What phones put into the cloud storage under `incoming/`, read by path alone: a name from another environment leads nowhere. */
export const cloudIncoming = (sdk: () => CloudSdk): IncomingStore => {
  const objects = cloudObjects(sdk)
  return {
    async read(id, most) {
      const reply = await objects.fetch(incomingPath(id))
      if (!reply) return null
      const chunks: Uint8Array[] = []
      let size = 0
      // A stranger may have put anything there: the first byte too many ends the reading.
      for await (const chunk of reply.body ?? []) {
        size += chunk.length
        if (size > most) return 'too_large'
        chunks.push(chunk)
      }
      return Buffer.concat(chunks)
    },
    remove: async (ids) => await objects.remove(ids.map(incomingPath))
  }
}
