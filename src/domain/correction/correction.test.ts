import fc from 'fast-check'
import { correctionActions, readWanted, stepCorrection } from './correction'
import { type CorrectionState, correctionFields, correctionStates } from './names'

const states = Object.keys(correctionStates) as CorrectionState[]

test('every pair of state and action leads where the table says, and nowhere else', () => {
  const found = states.flatMap((from) =>
    correctionActions.flatMap((action) => {
      const to = stepCorrection(from, action, false)
      return to ? [`${from} ${action} ${to}`] : []
    })
  )
  expect(found).toEqual([
    'asked accept accepted',
    'asked refuse refused',
    'asked withdraw withdrawn',
    'refused pass_up passed_up',
    'passed_up withdraw withdrawn',
    'passed_up uphold upheld',
    'passed_up return returned',
    'returned accept accepted',
    'returned refuse refused',
    'returned withdraw withdrawn'
  ])
})

test('what the township has looked at does not go up again', () => {
  expect(stepCorrection('refused', 'pass_up', true)).toBeNull()
})

describe('what it ought to say', () => {
  const read = (field: keyof typeof correctionFields, wanted: string) => {
    const answer = readWanted(field, wanted, '2026-11-22')
    return answer.ok ? answer.change.value : answer.refusal.code
  }
  test('is refused when it cannot stand in a roster', () => {
    const bad = 'CORRECTION_WANTED_INVALID'
    for (const [field, wanted] of [
      ['name', '田'],
      ['name', 'Tian'],
      ['sex', 'male'],
      ['birth_month', '1962-13'],
      ['birth_month', '2026-12'],
      ['birth_month', '1899-01'],
      ['residence', '在家'],
      ['phone', '0718-8221234']
    ] as const)
      expect([field, wanted, read(field, wanted)]).toEqual([field, wanted, bad])
  })
  test('is read as the roster keeps it', () => {
    expect([
      read('name', '黄𡐓生'),
      read('name', '阿依古丽·买买提'),
      read('sex', '女'),
      read('birth_month', '2026-11'),
      read('residence', '外出'),
      read('phone', '13872005678'),
      read('other', '我家搬到了二组')
    ]).toEqual(['黄𡐓生', '阿依古丽·买买提', 'female', '2026-11', 'away', '13872005678', '我家搬到了二组'])
  })
  test('never throws, whatever is written', () => {
    const field = fc.constantFrom(...(Object.keys(correctionFields) as (keyof typeof correctionFields)[]))
    fc.assert(
      fc.property(
        field,
        fc.string(),
        (f, wanted) => typeof readWanted(f, wanted, '2026-11-22').ok === 'boolean'
      )
    )
  })
})
