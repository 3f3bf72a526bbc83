import type { ApiAnswer } from '../api/answer-call'

interface Refused {
  readonly code: string
  readonly message: string
  readonly field?: string
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined

/** The refusal in an answer, null where it is a result; throws for what is neither. */
export const refusalIn = ({ status, body }: ApiAnswer): Refused | null => {
  if (status === 200 && member(body, 'result') !== undefined) return null
  const refusal = member(member(member(body, 'error'), 'data'), 'refusal') ?? member(body, 'refusal')
  const { code, message } = (refusal ?? {}) as Partial<Refused>
  if (typeof code !== 'string' || typeof message !== 'string')
    throw new Error(`neither result nor refusal: ${status} ${JSON.stringify(body)}`)
  return refusal as Refused
}

/** The data of a result. */
export const dataIn = ({ body }: ApiAnswer): unknown => member(member(body, 'result'), 'data')

// Of whichever realm: what a test's fetch reads is not made of the test's own objects.
const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** The places in a value that JSON would not give back as they are: a Date, NaN, a Buffer; a missing member is none. */
export const notJson = (value: unknown, at = '$'): string[] => {
  if (value === null || value === undefined) return []
  if (typeof value === 'string' || typeof value === 'boolean') return []
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [at]
  if (Array.isArray(value))
    return value.flatMap((item, i) => (item === undefined ? [`${at}[${i}]`] : notJson(item, `${at}[${i}]`)))
  if (typeof value !== 'object' || !isPlainObject(value)) return [at]
  return Object.entries(value).flatMap(([key, item]) => notJson(item, `${at}.${key}`))
}

/** What kind of a value it is, as text: the members' names and kinds, of a list those of all its items. */
export const shapeOf = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].sort().join(' | ')}]`
  const members = Object.entries(value).filter(([, item]) => item !== undefined)
  return `{${members
    .map(([key, item]) => `${isId(key) ? '<id>' : key}: ${shapeOf(item)}`)
    .sort()
    .join(', ')}}`
}

const isId = (key: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(key)
