import { fileVariants } from '@/domain/file/file'
import type { FileKey } from './file-store'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Where an object lies under the root of a store: `<village>/<file>.<variant>`. Throws RangeError for a key that is not
 * two UUIDs and a variant: nothing else may become part of a path.
 */
export const pathOfKey = (key: FileKey): string => {
  if (!uuid.test(key.villageId) || !uuid.test(key.fileId) || !fileVariants.includes(key.variant)) {
    throw new RangeError('a file key is made of two UUIDs and a variant')
  }
  return `${key.villageId}/${key.fileId}.${key.variant}`
}
