/**
 * Where phones put what does not fit into a call of a cloud function: photos, sounds, large inputs. A phone is told the path
 * by `file.place`; the function fetches it from there, once, and takes it away. Only the WeChat cloud has one.
 */
export interface IncomingStore {
  /** The bytes a phone put under this id; null when there are none, 'too_large' above `most`, of which no more is read. */
  read(id: string, most: number): Promise<Uint8Array | 'too_large' | null>
  /** Takes away what a phone put under these ids; what is not there is no error. */
  remove(ids: readonly string[]): Promise<void>
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The path in the cloud storage under which a phone puts it. Throws RangeError for an id that is no UUID. */
export const incomingPath = (id: string): string => {
  if (!uuid.test(id)) throw new RangeError('an incoming file is named by a UUID')
  return `incoming/${id}`
}
