import { breaks, type Contract } from './compare-contracts'
import type { Shape } from './compare-shapes'

const text = { type: 'string' }
const object = (properties: Shape, required = Object.keys(properties)): Shape => ({
  type: 'object',
  properties,
  required
})
const input = object({
  villageId: { type: 'string', format: 'uuid', pattern: '^x$' },
  words: { type: 'string', maxLength: 200 },
  kind: { type: 'string', enum: ['road', 'water'] },
  photos: { type: 'array', items: text, maxItems: 9 },
  note: { anyOf: [text, { type: 'null' }] }
})
const answer = object({
  id: text,
  dueAt: { anyOf: [{ type: 'null' }, text] },
  state: { enum: ['open', 'closed'] },
  rows: { type: 'array', items: object({ name: text, count: { type: 'number' } }) }
})
const contract = (change: { input?: Shape; answer?: Shape; kind?: 'query' } = {}): Contract => ({
  version: 1,
  retired: [],
  procedures: { 'issue.raise': { kind: 'mutation', input, answer, ...change } }
})
const withInput = (change: Shape) =>
  contract({ input: object({ ...(input.properties as Shape), ...change }) })
const withAnswer = (change: Shape) =>
  contract({ answer: object({ ...(answer.properties as Shape), ...change }) })
const without = (shape: Shape, name: string) => {
  const { [name]: _, ...rest } = shape.properties as Shape
  return object(rest)
}

test.each<[string, Contract, string]>([
  ['a procedure taken away', { ...contract(), procedures: {} }, 'issue.raise is gone'],
  ['a write made a read', contract({ kind: 'query' }), 'issue.raise is a query now'],
  ['a field that must be there', withInput({ where: text }), 'issue.raise input.where is not always there'],
  [
    'a field no longer read',
    contract({ input: without(input, 'note') }),
    'issue.raise input.note is no longer read'
  ],
  [
    'a shorter text',
    withInput({ words: { type: 'string', maxLength: 100 } }),
    'issue.raise input.words is narrower by maxLength'
  ],
  [
    'another form',
    withInput({ villageId: { type: 'string', format: 'uuid', pattern: '^y$' } }),
    'issue.raise input.villageId is narrower by pattern'
  ],
  [
    'a word no longer taken',
    withInput({ kind: { type: 'string', enum: ['road'] } }),
    'issue.raise input.kind no longer takes "water"'
  ],
  ['null no longer taken', withInput({ note: text }), 'issue.raise input.note is null, not string'],
  [
    'a number for a text',
    withInput({ words: { type: 'number' } }),
    'issue.raise input.words is string, not number'
  ],
  [
    'fewer photos',
    withInput({ photos: { type: 'array', items: text, maxItems: 3 } }),
    'issue.raise input.photos is narrower by maxItems'
  ],
  [
    'an answer without a field',
    contract({ answer: without(answer, 'id') }),
    'issue.raise answer.id is not always there'
  ],
  [
    'an answer that may be empty',
    withAnswer({ id: { anyOf: [{ type: 'null' }, text] } }),
    'issue.raise answer.id is null, not string'
  ],
  [
    'a field renamed deep inside',
    withAnswer({ rows: { type: 'array', items: object({ label: text, count: { type: 'number' } }) } }),
    'issue.raise answer.rows[].name is not always there'
  ],
  [
    'a word made any text',
    withAnswer({ state: text }),
    'issue.raise answer.state may be any string, not one of a list'
  ]
])('%s breaks it', (_name, now, place) => {
  expect(breaks(contract(), now)).toEqual([place])
})

test.each<[string, Contract]>([
  ['the same', contract()],
  [
    'a new procedure',
    { ...contract(), procedures: { ...contract().procedures, 'x.y': { kind: 'query', input, answer } } }
  ],
  [
    'a new field that may be left out',
    contract({ input: object({ ...(input.properties as Shape), where: text }, input.required as string[]) })
  ],
  ['a longer text', withInput({ words: { type: 'string', maxLength: 500 } })],
  ['a limit taken away', withInput({ photos: { type: 'array', items: text } })],
  ['one more word taken', withInput({ kind: { type: 'string', enum: ['road', 'water', 'light'] } })],
  ['a field that may be left out now', contract({ input: object(input.properties as Shape, ['villageId']) })],
  ['one more word in an answer', withAnswer({ state: { enum: ['open', 'closed', 'merged'] } })],
  ['one more field in an answer', withAnswer({ more: text })],
  ['an answer never empty any more', withAnswer({ dueAt: text })]
])('%s is an addition', (_name, now) => {
  expect(breaks(contract(), now)).toEqual([])
})

test('what clients had already stopped using may go', () => {
  const now = contract({ input: without(input, 'note'), answer: without(answer, 'id') })
  const old: Contract = { ...contract(), retired: ['issue.raise input.note', 'issue.raise answer.id'] }
  expect(breaks(old, now)).toEqual([])
  expect(breaks({ ...old, retired: ['issue.raise input'] }, now)).toHaveLength(2)
  expect(breaks({ ...old, retired: ['issue.raise'] }, { ...now, procedures: {} })).toEqual([])
})
