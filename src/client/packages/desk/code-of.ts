import { readDeskCode } from '@/domain/session/desk'

/**
 * The code that a page was opened with: handed over by another page, or the address that WeChat's own scan has read from
 * the QR, which it encodes and calls `q`. Null where it is none.
 */
export const codeOf = ({ code, q }: Readonly<Record<string, string | undefined>>): string | null => {
  if (code !== undefined) return readDeskCode(code)
  if (q === undefined) return null
  try {
    return readDeskCode(decodeURIComponent(q))
  } catch (error) {
    // Half an escape, from a link that was cut.
    if (error instanceof URIError) return null
    throw error
  }
}
