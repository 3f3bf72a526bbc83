import { createHash } from 'node:crypto'
import {
  type FileKind,
  type FileVariant,
  fileRefusals,
  maxBytes,
  type PhotoFormat,
  type SoundFormat,
  soundMimes
} from '@/domain/file/file'
import { cleanSound } from '@/domain/file/sound/clean-sound'
import { accept, type Outcome } from '@/domain/refusal/refusal'
import { cleanPhoto } from './clean-photo'

/** A file as it will be kept. */
export interface CleanFile {
  readonly kind: FileKind
  readonly mime: string
  readonly sha256: Buffer
  readonly main: Uint8Array
  readonly variants: readonly (readonly [FileVariant, Uint8Array])[]
}

const photos: Record<string, PhotoFormat> = { jpg: 'jpeg', png: 'png', webp: 'webp' }
// Recorders on phones write m4a under the general brands of mp4, and Opus under any of Ogg's names; what is inside
// decides in the end.
const sounds: Record<string, SoundFormat> = {
  mp3: 'mp3',
  aac: 'aac',
  m4a: 'm4a',
  mp4: 'm4a',
  webm: 'webm',
  ogg: 'ogg',
  oga: 'ogg',
  opus: 'ogg',
  wav: 'wav'
}

/**
 * Decides by content alone what an upload is, and makes of it what may be kept: a photo drawn anew, a sound
 * without tags. Refuses FILE_EMPTY, FILE_TYPE_REFUSED, FILE_TOO_LARGE, FILE_TOO_MANY_PIXELS, FILE_BROKEN.
 */
export const cleanFile = async (bytes: Uint8Array): Promise<Outcome<CleanFile>> => {
  if (bytes.length === 0) return { ok: false, refusal: fileRefusals.empty }
  // Only an ES module: a static import would not load in Node 20 from CommonJS.
  const { fileTypeFromBuffer } = await import('file-type/core')
  const ext = (await fileTypeFromBuffer(bytes))?.ext ?? ''
  if (photos[ext]) return await keptPhoto(bytes)
  const format = sounds[ext]
  if (format) return keptSound(format, bytes)
  return { ok: false, refusal: ext === 'heic' ? fileRefusals.heicRefused : fileRefusals.typeRefused }
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

const keptPhoto = async (bytes: Uint8Array): Promise<Outcome<CleanFile>> => {
  if (bytes.length > maxBytes.photo) return { ok: false, refusal: fileRefusals.tooLarge }
  const photo = await cleanPhoto(bytes)
  if (!photo.ok) return photo
  const { main, small } = photo.value
  return accept({
    kind: 'photo',
    mime: 'image/jpeg',
    sha256: sha256(main),
    main,
    variants: [
      ['main', main],
      ['small', small]
    ]
  })
}

const keptSound = (format: SoundFormat, bytes: Uint8Array): Outcome<CleanFile> => {
  if (bytes.length > maxBytes.sound) return { ok: false, refusal: fileRefusals.soundTooLarge }
  const sound = cleanSound(format, bytes)
  if (!sound.ok) return sound
  const main = sound.value
  return accept({
    kind: 'sound',
    mime: soundMimes[format],
    sha256: sha256(main),
    main,
    variants: [['main', main]]
  })
}
