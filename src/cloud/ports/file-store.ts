import type { Readable } from 'node:stream'
import type { FileVariant } from '@/domain/file/file'

/** Names one stored object; the ids are UUIDs, anything else is a bug and throws RangeError. */
export interface FileKey {
  readonly villageId: string
  readonly fileId: string
  readonly variant: FileVariant
}

/** First and last byte, both included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** A file somebody may fetch for a while. */
export interface WantedLink {
  readonly key: FileKey
  /** How long the address is good, at most a day. */
  readonly seconds: number
  /** The type that the file was put with. */
  readonly mime: string
  /** What it is called when it is saved; a store that cannot say so leaves it out. */
  readonly name?: string
}

/** Where the bytes of photos and sounds lie. What they are, and who may see them, is the database's to know. */
export interface FileStore {
  /**
   * Keeps the bytes whole or not at all; a reader never sees half of them. A second put replaces the first. `mime` is
   * for players and programs that fetch it from the store itself; a photo needs none.
   */
  put(key: FileKey, bytes: Uint8Array, mime?: string): Promise<void>
  /** The size in bytes, or null when there is nothing under this key. */
  sizeOf(key: FileKey): Promise<number | null>
  /** The bytes, or those of a range that lies within them; null when there is nothing under this key. */
  open(key: FileKey, range?: ByteRange): Promise<Readable | null>
  /** Removes the bytes; to remove what is not there is no error. */
  remove(key: FileKey): Promise<void>
  /**
   * Addresses at the store itself, one for each wanted and in their order, good for whoever holds them and for no longer
   * than said; null where the store knows that there is nothing. Absent where the host alone serves files.
   */
  linksTo?(wanted: readonly WantedLink[]): Promise<readonly (string | null)[]>
}
