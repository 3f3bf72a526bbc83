import type { ByteRange } from '../ports/file-store'

/**
 * The one range a `Range` header asks for of `size` bytes; 'whole' where there is none (or several, or another
 * unit: RFC 9110 lets a server ignore those), 'none' where it lies outside.
 */
export const byteRange = (header: string | undefined, size: number): ByteRange | 'whole' | 'none' => {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return 'whole'
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (first !== '' && last !== '' && Number(last) < start) return 'whole'
  return start < size && start <= end ? { start, end } : 'none'
}
