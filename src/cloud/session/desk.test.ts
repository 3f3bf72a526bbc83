import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { createContext } from '../api/context'
import { sweepDesks } from '../jobs/sweep-desks'
import { as, outcome } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

const scene = worldScene()
const requestId = () => randomUUID()
const MINUTE = 60_000

let time = scene.now.getTime()
const pass = (ms: number) => {
  time += ms
  scene.world.time(new Date(time))
}
beforeEach(() => pass(10 * MINUTE))

const contextOf = (authorization: string | null) => createContext(scene.world.deps, { authorization })
const pc = () => as(contextOf(null))
const accountOf = async (role: 'committee_member' | 'villager', where: 'A' | 'B' = 'A') =>
  (await scene.world.callerFor(role, where)).actor.accountId ?? ''
const phoneOf = async (role: 'committee_member' | 'villager' = 'committee_member', where: 'A' | 'B' = 'A') =>
  as(contextOf(await scene.world.authorize(await accountOf(role, where))))

const open = async () =>
  (await pc()).session.openDesk({ requestId: requestId(), browser: 'edge', system: 'windows' })
type Opened = Awaited<ReturnType<typeof open>>
const keys = ({ code, secret }: Opened) => ({ code, secret })
const confirm = async ({ code, number }: Opened, phone = phoneOf()) =>
  (await phone).session.confirmDesk({ requestId: requestId(), code, number })
const take = async (opened: Opened, press = requestId()) =>
  (await pc()).session.takeDesk({ requestId: press, ...keys(opened) })
const stateOf = async (opened: Opened) => (await (await pc()).session.waitDesk(keys(opened))).state
const rowOf = (opened: Opened) =>
  scene.db.selectFrom('desk_login').selectAll().where('code', '=', opened.code).executeTakeFirstOrThrow()
const another = async ({ code }: Opened) => {
  const { choices } = await (await phoneOf()).session.seeDesk({ code })
  const { number } = await scene.db
    .selectFrom('desk_login')
    .select('number')
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return choices.find((n) => n !== number) ?? 0
}

describe('refuses', () => {
  test('a visitor on the phone, whether the code is there or not', async () => {
    const { code } = await open()
    for (const given of [code, '00000000']) {
      const visitor = await pc()
      const press = { requestId: requestId(), code: given }
      expect(await outcome(visitor.session.seeDesk({ code: given }))).toBe('NOT_SIGNED_IN')
      expect(await outcome(visitor.session.confirmDesk({ ...press, number: 42 }))).toBe('NOT_SIGNED_IN')
      expect(await outcome(visitor.session.refuseDesk(press))).toBe('NOT_SIGNED_IN')
    }
    expect(await outcome((await pc()).session.listDesks({}))).toBe('NOT_SIGNED_IN')
  })

  test('a code that is not there, or is none', async () => {
    const phone = await phoneOf()
    expect(await outcome(phone.session.seeDesk({ code: '00000000' }))).toBe('DESK_UNKNOWN')
    for (const code of ['', '123', 'abcdefgh', "' or 1=1"])
      expect(await outcome(phone.session.seeDesk({ code }))).toBe('INPUT_INVALID')
  })

  test('a PC with another secret: to look, and to take what was confirmed', async () => {
    const [mine, other] = [await open(), await open()]
    await confirm(mine)
    const stolen = { code: mine.code, secret: other.secret }
    expect(await outcome((await pc()).session.waitDesk(stolen))).toBe('DESK_UNKNOWN')
    expect(await outcome((await pc()).session.takeDesk({ requestId: requestId(), ...stolen }))).toBe(
      'DESK_UNKNOWN'
    )
    expect(await outcome(take(mine))).toBe('ok')
  })

  test('to take before the phone has answered, and the same press goes through afterwards', async () => {
    const [opened, press] = [await open(), requestId()]
    expect(await outcome(take(opened, press))).toBe('DESK_WAITING')
    await confirm(opened)
    expect(await outcome(take(opened, press))).toBe('ok')
  })

  test('another number: the sign-in is over, for the phone and for the PC', async () => {
    const opened = await open()
    const wrong = { ...opened, number: await another(opened) }
    expect(await outcome(confirm(wrong))).toBe('DESK_MISMATCHED')
    expect(await outcome(confirm(opened))).toBe('DESK_MISMATCHED')
    expect([await stateOf(opened), await outcome(take(opened))]).toEqual(['mismatched', 'DESK_MISMATCHED'])
    expect(await rowOf(opened)).toMatchObject({ account_id: await accountOf('committee_member') })
  })

  test('what was refused on the phone', async () => {
    const opened = await open()
    await (await phoneOf()).session.refuseDesk({ requestId: requestId(), code: opened.code })
    expect([await stateOf(opened), await outcome(take(opened))]).toEqual(['refused', 'DESK_REFUSED'])
    expect(await outcome(confirm(opened))).toBe('DESK_REFUSED')
  })

  test('after three minutes, and not a millisecond before; a minute is left to take it', async () => {
    const [early, late] = [await open(), await open()]
    pass(3 * MINUTE - 1)
    expect([await stateOf(early), await outcome(confirm(early))]).toEqual(['open', 'ok'])
    pass(1)
    const phone = await phoneOf()
    expect([await stateOf(late), await outcome(confirm(late))]).toEqual(['expired', 'DESK_EXPIRED'])
    expect(await outcome(phone.session.seeDesk({ code: late.code }))).toBe('DESK_EXPIRED')
    expect(await outcome(take(late))).toBe('DESK_EXPIRED')
    pass(MINUTE - 2)
    expect(await stateOf(early)).toBe('confirmed')
    pass(1)
    expect([await stateOf(early), await outcome(take(early))]).toEqual(['expired', 'DESK_EXPIRED'])
  })

  test('a second session from one sign-in, and another answer to it', async () => {
    const opened = await open()
    await confirm(opened)
    await take(opened)
    expect([await stateOf(opened), await outcome(take(opened))]).toEqual(['used', 'DESK_USED'])
    expect(await outcome(confirm(opened))).toBe('DESK_USED')
    expect(await outcome((await phoneOf()).session.seeDesk({ code: opened.code }))).toBe('DESK_USED')
  })

  test('a PC that was let in itself: it lets no other in, or its twelve hours would never end', async () => {
    const [first, second] = [await open(), await open()]
    await confirm(first)
    const { token } = await take(first)
    const there = await as(contextOf(`Bearer ${token}`))
    expect(await outcome(there.session.seeDesk({ code: second.code }))).toBe('DESK_PHONE_ONLY')
    expect(await outcome(confirm(second, Promise.resolve(there)))).toBe('DESK_PHONE_ONLY')
    expect([await stateOf(second), await outcome(confirm(second))]).toEqual(['open', 'ok'])
  })

  test('to end the PC of somebody else, or a session that is no PC’s', async () => {
    const opened = await open()
    await confirm(opened)
    await take(opened)
    const { session_id } = await rowOf(opened)
    const stranger = await phoneOf('villager', 'B')
    const end = (sessionId: string | null) => ({ requestId: requestId(), sessionId: sessionId ?? '' })
    expect(await outcome(stranger.session.endDesk(end(session_id)))).toBe('NOT_FOUND')
    const own = await scene.world.callerFor('committee_member', 'A')
    expect(await outcome((await as(own)).session.endDesk(end(own.sessionId)))).toBe('NOT_FOUND')
    expect((await stranger.session.listDesks({})).map((d) => d.sessionId)).not.toContain(session_id)
  })
})

test('the PC is in as whoever confirmed, for twelve hours and no longer', async () => {
  const opened = await open()
  expect(opened).toMatchObject({
    expiresAt: new Date(time + 3 * MINUTE).toISOString(),
    link: `xiaoyuan:desk:${opened.code}`
  })
  expect(await (await phoneOf()).session.seeDesk({ code: opened.code })).toEqual({
    ...{ code: opened.code, browser: 'edge', system: 'windows', secondsLeft: 180 },
    ...{ madeAt: new Date(time).toISOString(), choices: expect.arrayContaining([opened.number]) }
  })
  expect(await confirm(opened)).toEqual({ state: 'confirmed' })
  pass(MINUTE / 2)
  const { token, expiresAt } = await take(opened)
  expect(expiresAt).toBe(new Date(time + 12 * 60 * MINUTE).toISOString())
  const signedIn = async () => (await contextOf(`Bearer ${token}`)).actor.accountId
  expect(await signedIn()).toBe(await accountOf('committee_member'))
  pass(12 * 60 * MINUTE - 1)
  expect(await signedIn()).not.toBeNull()
  pass(1)
  expect(await signedIn()).toBeNull()
})

test('who let it in is written, shown to the account’s own phone, and the phone can end it', async () => {
  const opened = await open()
  const context = await scene.world.callerFor('committee_member', 'A')
  await confirm(opened, as(context))
  const { token } = await take(opened)
  expect(await rowOf(opened)).toMatchObject({
    ...{ state: 'taken', account_id: context.actor.accountId, answered_in: context.sessionId },
    answered_by: scene.world.A.holders.committee_member.id
  })
  const phone = await phoneOf()
  const listed = await phone.session.listDesks({})
  expect(listed).toContainEqual(
    expect.objectContaining({ browser: 'edge', system: 'windows', isHere: false, confirmedBy: '谭志强' })
  )
  const here = await (await as(contextOf(`Bearer ${token}`))).session.listDesks({})
  expect(here.find((d) => d.isHere)?.sessionId).toBe((await rowOf(opened)).session_id)
  const press = { requestId: requestId(), sessionId: here.find((d) => d.isHere)?.sessionId ?? '' }
  expect(await phone.session.endDesk(press)).toEqual({ signedOut: true })
  expect(await phone.session.endDesk({ ...press, requestId: requestId() })).toEqual({ signedOut: true })
  expect((await contextOf(`Bearer ${token}`)).actor.accountId).toBeNull()
  expect((await phone.session.listDesks({})).map((d) => d.sessionId)).not.toContain(press.sessionId)
})

test('a lost reply locks nobody out: the same press gets the same sign-in, answer and session again', async () => {
  const press = { requestId: requestId(), browser: 'edge', system: 'windows' } as const
  const [one, again] = [
    await (await pc()).session.openDesk(press),
    await (await pc()).session.openDesk(press)
  ]
  expect(again).toEqual(one)
  const say = { requestId: requestId(), code: one.code, number: one.number }
  const phone = await phoneOf()
  expect(await phone.session.confirmDesk(say)).toEqual(await phone.session.confirmDesk(say))
  const taking = requestId()
  const [first, second] = [await take(one, taking), await take(one, taking)]
  const accounts = await Promise.all([first, second].map(({ token }) => contextOf(`Bearer ${token}`)))
  expect(accounts[0]?.sessionId).toBe(accounts[1]?.sessionId)
  expect(accounts[0]?.sessionId).not.toBeNull()
})

test('of two phones at once the first decides, and the other is told; of two takes one gets a session', async () => {
  const opened = await open()
  const [one, other] = [await phoneOf(), await phoneOf('villager', 'B')]
  const said = await Promise.all(
    [one, other].map((phone) =>
      outcome(phone.session.confirmDesk({ requestId: requestId(), code: opened.code, number: opened.number }))
    )
  )
  expect(said.sort()).toEqual(['DESK_USED', 'ok'])
  const taken = await Promise.all([outcome(take(opened)), outcome(take(opened))])
  expect(taken.sort()).toEqual(['DESK_USED', 'ok'])
})

test('neither the secret nor a token is written anywhere, and the phone never learns the right number', async () => {
  const opened = await open()
  const seen = await (await phoneOf()).session.seeDesk({ code: opened.code })
  expect(Object.keys(seen)).not.toContain('number')
  await confirm(opened)
  const press = requestId()
  const { token } = await take(opened, press)
  const { rows } = await sql<{ all: string }>`
    select (select json_agg(r)::text from request r) || (select json_agg(d)::text from desk_login d) as all`.execute(
    scene.db
  )
  expect(rows[0]?.all).toContain(press)
  expect(rows[0]?.all).not.toContain(opened.secret)
  expect(rows[0]?.all).not.toContain(token.split('.')[2])
})

test('what stands in the QR is an address where the deployment has one', async () => {
  const context = await createContext(scene.world.deps, {
    authorization: null,
    address: 'https://xiaoyuan.example.gov.cn'
  })
  const { link, code, qr } = await (await as(context)).session.openDesk({
    ...{ requestId: requestId(), browser: 'chrome', system: 'mac' }
  })
  expect(link).toBe(`https://xiaoyuan.example.gov.cn/d/${code}`)
  expect(qr.path.startsWith('M4 4h7v1h-7z')).toBe(true)
})

test('what nobody answered goes after a day, who let a PC in is known as long as its session', async () => {
  const [unanswered, answered] = [await open(), await open()]
  await confirm(answered)
  await take(answered)
  const codes = async () => {
    const rows = await scene.db.selectFrom('desk_login').select('code').execute()
    return [unanswered, answered].map(({ code }) => rows.some((r) => r.code === code))
  }
  const DAY = 24 * 60 * MINUTE
  const end = time + 3 * MINUTE
  await sweepDesks(scene.db, new Date(end + DAY))
  expect(await codes()).toEqual([true, true])
  await sweepDesks(scene.db, new Date(end + DAY + 1))
  expect(await codes()).toEqual([false, true])
  await sweepDesks(scene.db, new Date(end + 31 * DAY))
  expect(await codes()).toEqual([false, true])
  await sweepDesks(scene.db, new Date(end + 31 * DAY + 1))
  expect(await codes()).toEqual([false, false])
})
