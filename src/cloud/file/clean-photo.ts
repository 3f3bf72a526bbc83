import { fileRefusals, longestSide, maxPixels } from '@/domain/file/file'
import { accept, type Outcome } from '@/domain/refusal/refusal'

export interface CleanPhoto {
  readonly main: Buffer
  readonly small: Buffer
}

const within = (side: number) =>
  ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const

/**
 * A photo drawn anew as JPEG in two sizes, upright and on white; EXIF, position, XMP, profiles and comments stay
 * behind. Refuses FILE_TOO_MANY_PIXELS before unpacking, FILE_BROKEN for what cannot be decoded to its end.
 */
export const cleanPhoto = async (bytes: Uint8Array): Promise<Outcome<CleanPhoto>> => {
  // Loaded where a photo comes in: few calls of a cloud function bring one.
  const { default: sharp } = await import('sharp')
  try {
    // Reads the head alone, however large the picture says it is.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > maxPixels) return { ok: false, refusal: fileRefusals.tooManyPixels }
    const main = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
      .autoOrient()
      .resize(within(longestSide.main))
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .timeout({ seconds: 30 })
      .toBuffer()
    const small = await sharp(main).resize(within(longestSide.small)).jpeg({ quality: 75 }).toBuffer()
    return accept({ main, small })
  } catch {
    // sharp tells a broken picture only by the words of its error.
    return { ok: false, refusal: fileRefusals.broken }
  }
}
