/** The shape of a value in the words of JSON Schema, of which only some are used. */
export type Shape = { readonly [key: string]: unknown }

/** An input is sent by the phone and read by the server; an answer goes the other way. */
export type Way = 'input' | 'answer'

const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const shapeIn = (shape: Shape, key: string): Shape | null => (isShape(shape[key]) ? shape[key] : null)
const listIn = (shape: Shape, key: string): readonly unknown[] | null =>
  Array.isArray(shape[key]) ? (shape[key] as unknown[]) : null
const numberIn = (shape: Shape, key: string, none: number): number =>
  typeof shape[key] === 'number' ? shape[key] : none
const valuesOf = (shape: Shape): readonly unknown[] | null =>
  'const' in shape ? [shape.const] : listIn(shape, 'enum')
const saysNothing = (shape: Shape) => Object.keys(shape).every((key) => key === '$schema')

/** Limits of which the reader may not have a narrower one than the writer: the larger one is narrower, or the smaller. */
const lowest = ['minLength', 'minItems', 'minimum', 'exclusiveMinimum']
const highest = ['maxLength', 'maxItems', 'maximum', 'exclusiveMaximum']
const exact = ['pattern', 'format', 'multipleOf', '$ref', 'allOf', 'prefixItems', 'not', 'contentEncoding']

const narrower = (reader: Shape, writer: Shape): string[] => [
  ...lowest.filter((key) => numberIn(reader, key, -Infinity) > numberIn(writer, key, -Infinity)),
  ...highest.filter((key) => numberIn(reader, key, Infinity) < numberIn(writer, key, Infinity)),
  ...exact.filter((key) => key in reader && JSON.stringify(reader[key]) !== JSON.stringify(writer[key]))
]

/** JSON Schema names the type; a list of values has the type of its values. */
const typeOf = (shape: Shape): string => {
  if (typeof shape.type === 'string') return shape.type === 'integer' ? 'number' : shape.type
  const [first] = valuesOf(shape) ?? []
  return first === undefined ? 'any' : first === null ? 'null' : typeof first
}

const gapsOfObject = (reader: Shape, writer: Shape, way: Way, at: string): string[] => {
  const read = shapeIn(reader, 'properties') ?? {}
  const written = shapeIn(writer, 'properties') ?? {}
  const others = shapeIn(reader, 'additionalProperties')
  const always = new Set(listIn(writer, 'required') ?? [])
  const missing = (listIn(reader, 'required') ?? [])
    .filter((name) => !always.has(name))
    .map((name) => `${at}.${String(name)} is not always there`)
  const members = Object.entries(written).flatMap(([name, shape]) => {
    const readAs = isShape(read[name]) ? read[name] : others
    if (readAs && isShape(shape)) return gaps(readAs, shape, way, `${at}.${name}`)
    // A reader of an answer passes over what it does not know; of an input it would be lost without a word.
    return way === 'answer' ? [] : [`${at}.${name} is no longer read`]
  })
  const more = shapeIn(writer, 'additionalProperties')
  const rest = more && others ? gaps(others, more, way, `${at}.*`) : []
  return [...missing, ...members, ...rest]
}

const gapsOfValues = (reader: Shape, writer: Shape, way: Way, at: string): string[] => {
  const taken = valuesOf(reader)
  if (taken === null) return []
  const given = valuesOf(writer)
  if (given === null) return [`${at} may be any ${typeOf(writer)}, not one of a list`]
  // A new word in an answer is an addition: a client shows or passes over a word that it does not know.
  if (way === 'answer') return []
  return given
    .filter((value) => !taken.includes(value))
    .map((value) => `${at} no longer takes ${JSON.stringify(value)}`)
}

/**
 * Where a value that `writer` describes would not be understood by `reader`, one sentence for each place; empty when
 * everything the one writes the other reads. Rules that no schema shows (a refinement in code) are not seen.
 */
export const gaps = (reader: Shape, writer: Shape, way: Way, at = way as string): string[] => {
  if (saysNothing(reader) || JSON.stringify(reader) === JSON.stringify(writer)) return []
  const written = listIn(writer, 'anyOf') ?? listIn(writer, 'oneOf')
  if (written) return written.filter(isShape).flatMap((one) => gaps(reader, one, way, at))
  const choices = (listIn(reader, 'anyOf') ?? listIn(reader, 'oneOf'))?.filter(isShape)
  if (choices) {
    const tried = choices.map((choice) => gaps(choice, writer, way, at))
    // The choice that comes nearest says best what is wrong.
    return tried.reduce((best, next) => (next.length < best.length ? next : best))
  }
  const [want, have] = [typeOf(reader), typeOf(writer)]
  if (want !== have && want !== 'any') return [`${at} is ${have}, not ${want}`]
  const items = shapeIn(reader, 'items')
  const [values, limits] = [gapsOfValues(reader, writer, way, at), narrower(reader, writer)]
  return [
    ...values,
    ...(valuesOf(writer) ? [] : limits.map((key) => `${at} is narrower by ${key}`)),
    ...(want === 'object' ? gapsOfObject(reader, writer, way, at) : []),
    ...(items ? gaps(items, shapeIn(writer, 'items') ?? {}, way, `${at}[]`) : [])
  ]
}
