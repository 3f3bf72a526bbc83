import { accept, type Outcome } from '../../refusal/refusal'
import { fileRefusals, type SoundFormat } from '../file'
import { cleanMp4 } from './clean-mp4'
import { cleanOgg } from './clean-ogg'
import { cleanWav } from './clean-wav'
import { cleanWebm } from './clean-webm'
import { cleanAac, cleanMp3 } from './keep-frames'

const cleaners: Record<SoundFormat, (bytes: Uint8Array) => Uint8Array | 'not sound' | null> = {
  mp3: cleanMp3,
  aac: cleanAac,
  m4a: cleanMp4,
  webm: cleanWebm,
  ogg: cleanOgg,
  wav: cleanWav
}

/**
 * The sound itself, without tags: titles, pictures, dates and the place of recording are gone. Refuses
 * FILE_TYPE_REFUSED for a container with anything but sound in it, FILE_BROKEN for one that does not hold together.
 */
export const cleanSound = (format: SoundFormat, bytes: Uint8Array): Outcome<Uint8Array> => {
  const cleaned = cleaners[format](bytes)
  if (cleaned === 'not sound') return { ok: false, refusal: fileRefusals.typeRefused }
  return cleaned ? accept(cleaned) : { ok: false, refusal: fileRefusals.broken }
}
