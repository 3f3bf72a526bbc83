import {
  addItem,
  emptySession,
  onTheTable,
  type SessionForm,
  sessionInput,
  sessionLacks,
  toggleHousehold,
  toggleMatter
} from './session-form'

const card = { issueId: 'i1', words: '井边的路坏了' }
const form = (over: Partial<SessionForm> = {}): SessionForm => ({
  ...emptySession,
  ...{ heldOn: '2026-11-22', householdIds: ['h1', 'h2', 'h3', 'h4'], minutes: '说了一个晚上' },
  items: toggleMatter([], card).map((i) => ({ ...i, outcome: 'agreed' as const, yes: 3, words: '各家出工' })),
  ...over
})
const fields = (f: SessionForm) => sessionLacks(f, '2026-11-22').map((l) => l.field)
const withItem = (over: object) => form({ items: form().items.map((i) => ({ ...i, ...over })) })

describe('minutes cannot be saved', () => {
  test('while nothing is written', () => {
    expect(fields(emptySession)).toEqual(['heldOn', 'householdIds', 'items', 'minutes'])
  })
  test('of a day to come', () => {
    expect(fields(form({ heldOn: '2026-11-23' }))).toEqual(['heldOn'])
    expect(fields(form())).toEqual([])
  })
  test('as agreed where no more than half were for it', () => {
    expect(fields(withItem({ yes: 2 }))).toEqual(['i1.yes'])
    expect(fields(withItem({ yes: 5 }))).toEqual(['i1.yes'])
    expect(fields(withItem({ yes: null }))).toEqual(['i1.yes'])
    expect(fields(withItem({ yes: 2, outcome: 'open' }))).toEqual([])
  })
  test('with a new matter that has no kind or no words', () => {
    const [item] = addItem([])
    if (!item) throw new Error('no item')
    const names = fields(form({ items: [item] })).map((f) => f.replace(item.key, ''))
    expect(names).toEqual(['.category', '.outcome', '.words'])
  })
})

test('only public matters that nobody has in hand are put on the table', () => {
  const at = (state: string, moderation = 'shown', actions: string[] = ['discuss']) =>
    ({ ...card, state, moderation, actions }) as never
  expect(onTheTable([at('TRIAGED'), at('REPORTED', 'waiting'), at('DISCUSSING')])).toHaveLength(3)
  expect(onTheTable([at('TRIAGED', 'private'), at('IN_PROGRESS'), at('TRIAGED', 'shown', [])])).toEqual([])
})

test('ticking twice is not ticking', () => {
  expect(toggleHousehold(toggleHousehold(['a'], 'b'), 'b')).toEqual(['a'])
  expect(toggleMatter(toggleMatter([], card), card)).toEqual([])
})

test('no more than twenty matters, as the server takes them', () => {
  let { items } = emptySession
  for (let i = 0; i < 25; i++) items = addItem(items)
  expect(items).toHaveLength(20)
})

test('what is sent is what was said: no votes where nothing was agreed, a kind only for what is new', () => {
  const fresh = addItem([]).map((i) => ({
    ...i,
    ...{ category: 'clean' as const, outcome: 'open' as const, yes: 3, words: '垃圾桶往路口挪' }
  }))
  expect(sessionInput(form({ items: [...form().items, ...fresh] })).items).toEqual([
    { issueId: 'i1', outcome: 'agreed', yes: 3, words: '各家出工' },
    { category: 'clean', outcome: 'open', words: '垃圾桶往路口挪' }
  ])
})
