import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { sql } from 'kysely'
import { createContext } from '../api/context'
import { as, outcome } from '../testing/caller'
import { type TestDatabase, withDatabase } from '../testing/database'
import { buildWorld, type World } from '../testing/world'
import { readToken, signToken } from './token'

const secret = Buffer.alloc(32, 7)
const start = new Date('2026-11-22T01:00:00Z')
const DAY = 24 * 60 * 60 * 1000
let base: TestDatabase
let world: World
beforeAll(async () => {
  base = await withDatabase()
  world = await buildWorld(base.db, secret, start)
})
beforeEach(() => {
  world.time(start)
})
afterAll(async () => {
  await world.close()
  await base.drop()
})

const requestId = () => randomUUID()
const contextOf = (authorization: string | null) => createContext(world.deps, { authorization })
const accountOf = async (where: 'A' | 'B') => (await world.callerFor('villager', where)).actor.accountId ?? ''
const visitor = () => as(contextOf(null))

describe('a token is refused', () => {
  const signedIn = async (authorization: string | null) =>
    (await as(contextOf(authorization))).session.read({}).then((s) => s.signedIn)

  test('when it is missing, no bearer, broken, unsigned, of another secret, issuer or algorithm', async () => {
    const accountId = await accountOf('A')
    const good = await world.authorize(accountId)
    expect(await signedIn(good)).toBe(true)
    const sid = await readToken(secret, good, start)
    const forged = (key: Uint8Array, issuer: string, alg: string) =>
      new SignJWT({ sid }).setProtectedHeader({ alg }).setIssuer(issuer).setExpirationTime('1d').sign(key)
    const [head, body, tail] = good.slice('Bearer '.length).split('.') as [string, string, string]
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    const bad = [
      null,
      '',
      'Bearer',
      good.slice('Bearer '.length),
      `bearer ${good}`,
      'Bearer x.y.z',
      `Bearer ${none}.${body}.`,
      `Bearer ${head}.${Buffer.from(`{"sid":"${sid}","iss":"xiaoyuan","exp":9999999999}`).toString('base64url')}.${tail}`,
      `Bearer ${await forged(Buffer.alloc(32, 8), 'xiaoyuan', 'HS256')}`,
      `Bearer ${await forged(secret, 'xiaoyuan-binding', 'HS256')}`,
      `Bearer ${await forged(Buffer.alloc(64, 7), 'xiaoyuan', 'HS512')}`,
      `Bearer ${await signToken(secret, randomUUID(), new Date(start.getTime() + DAY))}`
    ]
    for (const authorization of bad)
      expect([authorization, await signedIn(authorization)]).toEqual([authorization, false])
  })

  test('after thirty days, by the clock of the server', async () => {
    const good = await world.authorize(await accountOf('A'))
    world.time(new Date(start.getTime() + 30 * DAY - 1000))
    expect(await signedIn(good)).toBe(true)
    world.time(new Date(start.getTime() + 30 * DAY))
    expect(await signedIn(good)).toBe(false)
  })

  test('when the session’s row has expired although the token’s own date was moved', async () => {
    const good = await world.authorize(await accountOf('A'))
    const sid = (await readToken(secret, good, start)) ?? ''
    const longer = `Bearer ${await signToken(secret, sid, new Date(start.getTime() + 90 * DAY))}`
    world.time(new Date(start.getTime() + 31 * DAY))
    expect(await signedIn(longer)).toBe(false)
  })

  test('after signing out, and only that session’s', async () => {
    const accountId = await accountOf('A')
    const [one, other] = [await world.authorize(accountId), await world.authorize(accountId)]
    const press = { requestId: requestId() }
    expect(await (await as(contextOf(one))).session.signOut(press)).toEqual({ signedOut: true })
    expect([await signedIn(one), await signedIn(other)]).toEqual([false, true])
    // The reply was lost: the repeat comes with a token that is worth nothing now, and is answered all the same.
    expect(await (await as(contextOf(one))).session.signOut(press)).toEqual({ signedOut: true })
  })

  test('when the account was closed', async () => {
    const stranger = await world.stranger()
    const good = await world.authorize(stranger.actor.accountId ?? '')
    await base.db
      .updateTable('account')
      .set({ closed_at: start })
      .where('id', '=', stranger.actor.accountId ?? '')
      .execute()
    expect(await signedIn(good)).toBe(false)
  })
})

describe('the demo list refuses', () => {
  const real = async () => as({ ...(await contextOf(null)), deps: { ...world.deps, demo: false } })
  test('to exist where real people are', async () => {
    const accountId = await accountOf('A')
    expect(await outcome((await real()).session.listDemoPeople({}))).toBe('NOT_FOUND')
    expect(await outcome((await real()).session.signInDemo({ requestId: requestId(), accountId }))).toBe(
      'NOT_FOUND'
    )
  })
  test('to sign in as an account of WeChat, or one that is not there', async () => {
    const wechat = randomUUID()
    await base.db
      .insertInto('account')
      .values({ id: wechat, provider: 'wechat', subject_hash: Buffer.from(wechat), created_at: start })
      .execute()
    for (const accountId of [wechat, randomUUID()]) {
      expect(await outcome((await visitor()).session.signInDemo({ requestId: requestId(), accountId }))).toBe(
        'NOT_FOUND'
      )
    }
  })
})

test('the demo list names people, offices and places, in the same order each time', async () => {
  await world.callerFor('party_secretary', 'A')
  await world.callerFor('township_staff', 'B')
  await world.callerFor('villager', 'A')
  const list = await (await visitor()).session.listDemoPeople({})
  expect(list).toContainEqual(
    expect.objectContaining({ name: '张经办', roles: ['乡镇经办'], placeName: '花坪镇' })
  )
  expect(list).toContainEqual(
    expect.objectContaining({ name: '田桂英', roles: ['村民'], placeName: '莫𡐓村' })
  )
  expect(list.find((p) => p.name === '谭本善')?.roles).toEqual(['村党组织书记', '户主', '党员'])
  expect(await (await visitor()).session.listDemoPeople({})).toEqual(list)
})

describe('signing in', () => {
  test('as someone of the demo county; the same press again is the same session', async () => {
    const press = { requestId: requestId(), accountId: await accountOf('A') }
    const first = await (await visitor()).session.signInDemo(press)
    const again = await (await visitor()).session.signInDemo(press)
    const sids = await Promise.all([first, again].map((s) => readToken(secret, `Bearer ${s.token}`, start)))
    expect(sids[0]).toBe(sids[1])
    expect(first.expiresAt).toBe(new Date(start.getTime() + 30 * DAY).toISOString())
    const other = { ...press, accountId: await accountOf('B') }
    expect(await outcome((await visitor()).session.signInDemo(other))).toBe('REQUEST_ID_REUSED')
  })

  test('the stored answer holds no token', async () => {
    const press = { requestId: requestId(), accountId: await accountOf('A') }
    const { token } = await (await visitor()).session.signInDemo(press)
    const { rows } = await sql<{
      answer: unknown
    }>`select answer from request where request_id = ${press.requestId}`.execute(base.db)
    expect(JSON.stringify(rows)).not.toContain(token.split('.')[2])
  })

  test('through WeChat: a bad code is refused, one openid is one account however often and wherever at once', async () => {
    expect(
      await outcome((await visitor()).session.signInWechat({ requestId: requestId(), code: 'invented' }))
    ).toBe('WECHAT_CODE_INVALID')
    const codes = Array.from({ length: 6 }, (_, i) => `demo-openid:same@${start.getTime() - i}`)
    const caller = await visitor()
    const tokens = await Promise.all(
      codes.map((code) => caller.session.signInWechat({ requestId: requestId(), code }))
    )
    const accounts = await Promise.all(
      tokens.map(async ({ token }) => (await contextOf(`Bearer ${token}`)).actor.accountId)
    )
    expect(accounts[0]).not.toBeNull()
    expect(new Set(accounts).size).toBe(1)
    const kept = await base.db
      .selectFrom('account')
      .selectAll()
      .where('id', '=', accounts[0] ?? '')
      .execute()
    expect(JSON.stringify(kept.map((a) => a.subject_hash.toString()))).not.toContain('same')
  })

  test('through WeChat: a lost reply is answered again although the code is used up', async () => {
    const press = { requestId: requestId(), code: 'demo-openid:repeat' }
    const first = await (await visitor()).session.signInWechat(press)
    const again = await (await visitor()).session.signInWechat(press)
    expect(again.expiresAt).toBe(first.expiresAt)
    const sids = await Promise.all([first, again].map((s) => readToken(secret, `Bearer ${s.token}`, start)))
    expect(sids[0]).toBe(sids[1])
  })

  test('through WeChat: a closed account stays closed', async () => {
    const { token } = await (await visitor()).session.signInWechat({
      requestId: requestId(),
      code: 'demo-openid:leaver'
    })
    const { accountId } = (await contextOf(`Bearer ${token}`)).actor
    await base.db
      .updateTable('account')
      .set({ closed_at: start })
      .where('id', '=', accountId ?? '')
      .execute()
    const code = `demo-openid:leaver@${start.getTime()}`
    expect(await outcome((await visitor()).session.signInWechat({ requestId: requestId(), code }))).toBe(
      'ACCOUNT_CLOSED'
    )
  })
})

describe('reading the session', () => {
  test('a visitor learns that nobody is signed in, and what is open to all', async () => {
    const session = await (await visitor()).session.read({})
    expect(session).toMatchObject({ signedIn: false, demo: true, persons: [], asks: [], today: '2026-11-22' })
    expect(session.may).toContain('read_published_notice')
    expect(session.may).not.toContain('points_record')
  })

  test('a villager sees place, household, roles and the relatives to act for', async () => {
    const { persons, may } = await (await as(world.callerFor('villager', 'A'))).session.read({})
    const home = world.A.households[0]
    expect(persons).toEqual([
      expect.objectContaining({
        villageId: world.A.villageId,
        householdId: home.id,
        kind: 'member',
        name: '田桂英',
        placeName: '莫𡐓村',
        householdName: expect.stringContaining('向家'),
        roles: [{ role: 'villager', name: '村民' }],
        looksAfter: [],
        keepsSessionsIn: []
      })
    ])
    expect(persons[0]?.relatives.map((r) => r.name)).toEqual(['向国富', '向小梅', '向天乐'])
    expect(may).toContain('courtyard_issue_report')
    expect(may).not.toContain('grant_role')
  })

  test('staff have a place and no household', async () => {
    const { persons } = await (await as(world.callerFor('township_staff', 'A'))).session.read({})
    expect(persons).toEqual([
      expect.objectContaining({
        kind: 'staff',
        villageId: null,
        householdId: null,
        householdName: null,
        relatives: [],
        placeName: '沙溪乡',
        roles: [{ role: 'township_staff', name: '乡镇经办' }]
      })
    ])
  })

  test('the name of the place is the one valid on the day', async () => {
    const { villageId, townshipId } = world.B
    const { accountId } = (await world.callerFor('villager', 'B')).actor
    await base.db
      .updateTable('place_name')
      .set({ valid_to: '2026-11-22' })
      .where('place_id', '=', villageId)
      .execute()
    await base.db
      .insertInto('place_name')
      .values({ place_id: villageId, valid_from: '2026-11-23', name: '新沙地村', code: '422822106202' })
      .execute()
    const named = async () =>
      (await (await as(contextOf(await world.authorize(accountId ?? '')))).session.read({})).persons[0]
        ?.placeName
    expect(await named()).toBe('沙地沟村')
    // 24:00 in Shanghai is 16:00 UTC.
    world.time(new Date('2026-11-22T16:00:00Z'))
    expect(await named()).toBe('新沙地村')
    expect(townshipId).toBeTruthy()
  })

  test('takes three queries, however many roles are held', async () => {
    const context = await world.callerFor('party_secretary', 'A')
    const queries = await countQueries(async () => {
      await (await as(context)).session.read({})
    })
    expect(queries).toBe(3)
  })
})

/** How many statements the database ran for this work, by its own count of the pool's clients. */
const countQueries = async (work: () => Promise<void>): Promise<number> => {
  const { Client } = await import('pg')
  const original = Client.prototype.query
  let count = 0
  const counting = function (this: unknown, ...args: unknown[]) {
    count += 1
    return Reflect.apply(original, this, args)
  }
  Client.prototype.query = counting as typeof original
  try {
    await work()
  } finally {
    Client.prototype.query = original
  }
  return count
}
