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

/** Where the bytes of photos and sounds lie. What they are, and who may see them, is the database's to know. */
export interface FileStore {
  /** Keeps the bytes whole or not at all; a reader never sees half of them. A second put replaces the first. */
  put(key: FileKey, bytes: Uint8Array): Promise<void>
  /** The size in bytes, or null when there is nothing under this key. */
  sizeOf(key: FileKey): Promise<number | null>
  /** The bytes, or those of a range that lies within them; null when there is nothing under this key. */
  open(key: FileKey, range?: ByteRange): Promise<Readable | null>
  /** Removes the bytes; to remove what is not there is no error. */
  remove(key: FileKey): Promise<void>
}
