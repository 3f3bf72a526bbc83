import path from 'node:path'
import sharp from 'sharp'

/** A phone's photo of a road, with the place it was taken in its EXIF, written into `dir`. */
export const makePhoto = async (dir: string): Promise<string> => {
  const file = path.join(dir, 'road.jpg')
  const road = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
      <rect width="1600" height="520" fill="#b7d3e8"/><rect y="520" width="1600" height="680" fill="#6f8f52"/>
      <path d="M720 520 L880 520 L1250 1200 L350 1200 Z" fill="#8d8a86"/>
      <path d="M760 760 Q840 700 930 790 Q980 900 840 920 Q720 900 760 760" fill="#4a4239"/></svg>`
  )
  await sharp(road)
    .jpeg({ quality: 85 })
    .withExif({
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '30/1 12/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '108/1 40/1 0/1'
      }
    })
    .toFile(file)
  return file
}
