/** What canonical JSON can hold; a member that is undefined counts as absent, as it does for JSON.stringify. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/** Whether a text is Unicode: half a surrogate pair has no UTF-8 bytes, so nothing that holds one can be hashed. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)

const textOf = (text: string): string => {
  if (!isWellFormed(text)) throw new TypeError('canonical JSON: lone surrogate')
  return JSON.stringify(text)
}

const objectOf = (value: { readonly [key: string]: Json | undefined }): string => {
  const prototype: unknown = Object.getPrototypeOf(value)
  // A Date or a Map would be written as an empty object: two different contents under one hash.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new TypeError('canonical JSON: not plain')
  }
  const members: string[] = []
  // The default order of sort is by UTF-16 code units, which is what the RFC asks for.
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) members.push(`${textOf(key)}:${canonicalJson(member)}`)
  }
  return `{${members.join(',')}}`
}

/**
 * The one way to write a value as JSON (RFC 8785): members sorted, no white space, numbers as ECMAScript writes
 * them. Its UTF-8 bytes are what is hashed. Throws TypeError for what is not JSON (NaN, Infinity, lone surrogates,
 * undefined in a list, dates and other classes), since a hash over something else would be worthless.
 */
export const canonicalJson = (value: Json): string => {
  switch (typeof value) {
    case 'string':
      return textOf(value)
    case 'boolean':
      return String(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('canonical JSON: not a finite number')
      return JSON.stringify(value)
    case 'object':
      if (value === null) return 'null'
      if (!Array.isArray(value)) return objectOf(value as { readonly [key: string]: Json | undefined })
      return `[${Array.from(value as readonly Json[], canonicalJson).join(',')}]`
    default:
      throw new TypeError(`canonical JSON: ${typeof value}`)
  }
}
