import { fileRefusals, longestSide, maxPixels, smallBytes } from '@/domain/file/file'
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
    return accept({ main, small: await smallOf(main) })
  } catch {
    // sharp tells a broken picture only by the words of its error.
    return { ok: false, refusal: fileRefusals.broken }
  }
}

/** From the clearest to the smallest; a photo of leaves and gravel needs the last. */
const drawings = [
  { side: longestSide.small, quality: 72 },
  { side: longestSide.small, quality: 50 },
  { side: 320, quality: 50 },
  { side: 240, quality: 40 }
] as const

/** For lists and rows: a page of them has to come over a village's network. */
const smallOf = async (main: Buffer): Promise<Buffer> => {
  const { default: sharp } = await import('sharp')
  let drawn = main
  for (const { side, quality } of drawings) {
    drawn = await sharp(main).resize(within(side)).jpeg({ quality, mozjpeg: true }).toBuffer()
    if (drawn.length <= smallBytes) break
  }
  return drawn
}
