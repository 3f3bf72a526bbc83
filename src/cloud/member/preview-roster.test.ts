import { randomUUID } from 'node:crypto'
import { callerOf, fileOf, headings, outcome, RosterScene, workbookOf } from './testing'

let s: RosterScene
beforeEach(async () => {
  s = await RosterScene.begin()
})
afterEach(() => s.end())

describe('refuses', () => {
  test('whoever may not import, and a village that is not one', async () => {
    const file = await fileOf(s.usual)
    const villageId = s.world.A.villageId
    for (const role of [
      'visitor',
      'villager',
      'supervision_member',
      'courtyard_host',
      'township_staff',
      'sys_admin'
    ] as const) {
      const caller = callerOf(await s.world.callerFor(role, 'A'))
      const expected = role === 'visitor' ? 'NOT_SIGNED_IN' : 'FORBIDDEN'
      expect([role, await outcome(caller.previewRoster({ villageId, file }))]).toEqual([role, expected])
      expect([role, await outcome(caller.applyRoster({ requestId: randomUUID(), villageId, file }))]).toEqual(
        [role, expected]
      )
      expect([role, await outcome(caller.rosterTemplate({ villageId }))]).toEqual([role, expected])
    }
    const other = callerOf(await s.world.callerFor('committee_member', 'B'))
    expect(await outcome(other.applyRoster({ requestId: randomUUID(), villageId, file }))).toBe('FORBIDDEN')
    expect(await outcome(callerOf(s.clerk).previewRoster({ villageId: s.world.A.townshipId, file }))).toBe(
      'NOT_FOUND'
    )
  })

  test('a file that is none, and text that is no file', async () => {
    const call = (file: string) =>
      outcome(callerOf(s.clerk).previewRoster({ villageId: s.world.A.villageId, file }))
    expect(await call(Buffer.from('not a workbook').toString('base64'))).toBe('ROSTER_FILE_UNREADABLE')
    expect([await call(''), await call('<>'), await call('A'.repeat(4_000_001))]).toEqual(
      Array(3).fill('INPUT_INVALID')
    )
  })

  test('a file with one error, as a whole; nothing is written', async () => {
    const before = await s.everything()
    const lines = s.change('向小梅', { birth: '1988-13', residence: '外出' })
    expect(await outcome(s.apply(lines))).toBe('ROSTER_HAS_ERRORS')
    const dry = await s.preview(lines)
    expect([dry.errors, dry.plan, dry.counts]).toEqual([1, null, null])
    expect(dry.problems[0]).toMatchObject({
      code: 'BIRTH_IMPOSSIBLE',
      severity: 'error',
      row: 4,
      column: '出生年月'
    })
    expect(await s.everything()).toEqual(before)
  })

  test('an ID-card number anywhere; it is neither answered nor kept', async () => {
    const id = '422802195903150018'
    const cells = [
      [...headings, '身份证号'],
      ...s.usual.map((l) => [
        l.group,
        l.courtyard,
        l.householdNo,
        l.head,
        l.name,
        l.relation,
        '',
        l.birth,
        '',
        '',
        '',
        '',
        id
      ])
    ]
    const file = (await workbookOf(cells)).toString('base64')
    const dry = await callerOf(s.clerk).previewRoster({ villageId: s.world.A.villageId, file })
    expect(dry.problems.map((p) => [p.code, p.column])).toEqual([['ID_NUMBER', '身份证号']])
    expect(JSON.stringify(dry)).not.toContain('19590315')
    expect(
      await outcome(
        callerOf(s.clerk).applyRoster({ requestId: randomUUID(), villageId: s.world.A.villageId, file })
      )
    ).toBe('ROSTER_HAS_ERRORS')
  })

  test('to end more than a fifth of the roster without a second yes', async () => {
    const fewer = s.without('黄显明', '李大翠', '黄𡐓生')
    expect(await s.preview(fewer)).toMatchObject({ needsConfirmEnding: true, counts: { ended: 3 } })
    expect(await outcome(s.apply(fewer))).toBe('ROSTER_MANY_ENDED')
    expect(await outcome(s.apply(fewer, { confirmEnding: true }))).toBe('ok')
    expect((await s.member('李大翠')).ended_on).toBe('2026-11-22')
  })
})

describe('export and template', () => {
  test('an export imported again changes nothing, phones and all', async () => {
    await s.apply(s.change('向小梅', { residence: '外出', sex: '女' }))
    const before = await s.everything()
    const { file, fileName } = await callerOf(s.clerk).exportRoster({ villageId: s.world.A.villageId })
    expect(fileName).toBe('名册-2026-11-22.xlsx')
    const dry = await callerOf(s.clerk).previewRoster({ villageId: s.world.A.villageId, file })
    expect([dry.nothingToDo, dry.problems, dry.people]).toEqual([true, [], s.usual.length])
    expect(
      await callerOf(s.clerk).applyRoster({ requestId: randomUUID(), villageId: s.world.A.villageId, file })
    ).toMatchObject({ importId: null })
    expect(await s.everything()).toEqual(before)
  })
  test('the template is a file that the import reads', async () => {
    const { file } = await callerOf(s.clerk).rosterTemplate({ villageId: s.world.A.villageId })
    const dry = await callerOf(s.clerk).previewRoster({ villageId: s.world.A.villageId, file })
    expect([dry.errors, dry.people, dry.counts?.joined]).toEqual([0, 1, 1])
  })
})
