/** A rectangle as shares of a photo's width and height. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * A copy of a JPEG with the rectangles painted over. The pixels under them are gone from the copy, not hidden; a box
 * that reaches over the edge ends there.
 */
export const coverPhoto = async (bytes: Uint8Array, boxes: readonly Box[]): Promise<Buffer> => {
  const { default: sharp } = await import('sharp')
  const { width, height } = await sharp(bytes).metadata()
  const painted = boxes.flatMap((box) => {
    const left = Math.min(width - 1, Math.floor(box.x * width))
    const top = Math.min(height - 1, Math.floor(box.y * height))
    const size = {
      width: Math.min(width - left, Math.ceil(box.width * width)),
      height: Math.min(height - top, Math.ceil(box.height * height))
    }
    if (size.width < 1 || size.height < 1) return []
    return [{ left, top, input: { create: { ...size, channels: 3 as const, background: '#808080' } } }]
  })
  return await sharp(bytes).composite(painted).jpeg({ quality: 80 }).toBuffer()
}
