import { randomBytes } from 'node:crypto'
import sharp from 'sharp'

/** Raw pixels that do not compress, so that a picture has the size one wants. */
export const noise = (width: number, height: number): Buffer => randomBytes(width * height * 3)

/** A JPEG as a phone writes it: on its side (orientation 6), with position, a profile and a comment that says geheim. */
export const photoWithPosition = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#7a9e5f' } })
    .withIccProfile('p3')
    .withExif({
      IFD0: { ImageDescription: 'geheim', Make: 'Phone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '30/1 16/1 20/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '109/1 29/1 17/1'
      }
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
