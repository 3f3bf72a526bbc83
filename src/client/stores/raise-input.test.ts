import { soundOnlyWords } from '@/domain/issue/names'
import { type IssueDraft, makeDrafts, NEIGHBOUR } from './drafts'
import { raiseInput } from './raise-input'

const draft = (change: Partial<IssueDraft>): IssueDraft => ({
  ...makeDrafts().begin({ villageId: 'v1', holderId: 'm1' }),
  category: 'road',
  words: ' 路塌了一截 ',
  ...change
})
const sound = { id: 's1', path: 'kept:1', seconds: 60.4, fileId: 'f1' }

test('nothing is sent without a category', () => {
  expect(raiseInput(draft({ category: null }))).toBeNull()
})

test('words alone, said to the courtyard', () => {
  expect(raiseInput(draft({}))).toMatchObject({
    channel: 'courtyard',
    audience: 'village',
    words: '路塌了一截',
    photoIds: [],
    showName: true
  })
})

test.each(['secretary', 'mediation', 'cadre', 'supervisor'] as const)(
  'what is said to %s shows no name',
  (hearer) => {
    const input = raiseInput(draft({ hearer, otherName: ' 向大明 ' }))
    expect(input?.showName).toBe(false)
    expect(input?.audience).toBeUndefined()
    expect(input?.about).toBe(hearer === 'cadre' || hearer === 'supervisor' ? hearer : undefined)
    expect(input?.otherParty).toEqual(hearer === 'mediation' ? { name: '向大明' } : undefined)
  }
)

test('a name is not shown where only the handlers read it', () => {
  expect(raiseInput(draft({ audience: 'handlers' }))?.showName).toBe(false)
})

test('only spoken: a sentence stands for the words; a late stop is still a minute', () => {
  const input = raiseInput(draft({ words: '  ', sound }))
  expect(input).toMatchObject({ words: soundOnlyWords, sound: { fileId: 'f1', seconds: 60 } })
})

test('for a relative by id, for a neighbour by name, never both', () => {
  const relative = raiseInput(draft({ onBehalfOf: 'm2', forName: '旧名字' }))
  expect([relative?.onBehalfOf, relative?.forName]).toEqual(['m2', undefined])
  const neighbour = raiseInput(draft({ onBehalfOf: NEIGHBOUR, forName: ' 田桂英 ' }))
  expect([neighbour?.onBehalfOf, neighbour?.forName]).toEqual([undefined, '田桂英'])
})
