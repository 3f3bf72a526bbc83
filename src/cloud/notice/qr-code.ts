import { create } from 'qrcode'

/** A QR code as one path of squares a unit wide, in a field of `size` units that holds its quiet zone. */
export interface QrCode {
  readonly size: number
  readonly path: string
}

/** Light units around the code, as ISO/IEC 18004 asks. */
const quiet = 4

/** The QR code of a text with error correction M, so that a torn corner of the paper does not matter. */
export const qrCodeOf = (text: string): QrCode => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const runs: string[] = []
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      let width = 0
      while (x + width < modules.size && modules.get(y, x + width)) width += 1
      if (width > 0) runs.push(`M${x + quiet} ${y + quiet}h${width}v1h-${width}z`)
      x += width
    }
  }
  return { size: modules.size + 2 * quiet, path: runs.join('') }
}

/** Where anyone reads a notice in a browser. */
export const noticeAddress = (publicUrl: string, villageId: string, noticeId: string): string =>
  `${publicUrl}/#/packages/disclosure/notice/index?villageId=${villageId}&noticeId=${noticeId}`
