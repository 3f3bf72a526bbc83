import { randomUUID } from 'node:crypto'
import { currentAgreement } from '@/domain/account/agreement/versions'
import { hours, minutes, pushScene } from '../message/push-testing'

const scene = pushScene()
const { consent, deliver, later, push, pushes, says, sent, tell } = scene
const last = async () => (await pushes()).at(-1)
const none = { sent: 0, refused: 0, expired: 0, dead: 0 }
const answer = (kind: 'refused' | 'later', sure = true) => {
  says.answer = () => (kind === 'refused' ? { kind, errcode: 43101 } : { kind, sure, errcode: null })
}
/** What was agreed to before must not reach into the next test. */
afterEach(async () => {
  await scene.db.updateTable('subscription').set({ credits: 0, standing: false }).execute()
  await scene.db
    .updateTable('message_push')
    .set({ state: 'expired', settled_at: scene.world.time(), lease_id: null, lease_until: null })
    .where('state', '=', 'waiting')
    .execute()
})

describe('what is written for WeChat', () => {
  test('nothing for who did not agree, for another template, or where nobody sends', async () => {
    const before = (await pushes()).length
    await tell()
    await deliver()
    await consent('accept', 'claim')
    await tell()
    await deliver()
    await consent()
    says.none = true
    await tell()
    await deliver()
    expect((await pushes()).length).toBe(before)
    expect(await scene.credits()).toBe(1)
  })

  test('one message for one agreement, the older first; what the app alone tells takes none', async () => {
    await consent()
    await tell('issue_shown')
    const first = await tell('issue_to_rate')
    later(1000)
    await tell('issue_moved')
    const before = (await pushes()).length
    await deliver()
    const written = (await pushes()).slice(before)
    expect(written.map((p) => [p.message_id, p.fields[1]])).toEqual([[first, '办完了，请您评价']])
    expect(await scene.credits()).toBe(0)
  })

  test('one message for one agreement, however many deliver at once and whichever of them has which message', async () => {
    await consent()
    for (let i = 0; i < 6; i += 1) await tell()
    const before = (await pushes()).length
    await Promise.all([deliver(), deliver(), deliver()])
    expect((await pushes()).length).toBe(before + 1)
    expect(await scene.credits()).toBe(0)
  })

  test('long-term: every one', async () => {
    says.longTerm = true
    await consent()
    const before = (await pushes()).length
    await tell()
    await tell()
    await deliver()
    expect((await pushes()).length).toBe(before + 2)
  })

  test('one who is no longer bound to the person hears nothing', async () => {
    await consent()
    const account = await scene.accountId()
    const set = (state: 'active' | 'ended') =>
      scene.db.updateTable('binding').set({ state }).where('account_id', '=', account).execute()
    await set('ended')
    const before = (await pushes()).length
    await tell()
    await deliver()
    await set('active')
    expect((await pushes()).length).toBe(before)
  })

  test('one who took back their consent to the agreement hears nothing, also of what was written before', async () => {
    const say = async (kind: 'agreed' | 'withdrawn') =>
      (await scene.phone()).account.consent({
        requestId: randomUUID(),
        kind,
        version: currentAgreement.version
      })
    await consent()
    await tell()
    await deliver()
    await consent()
    await say('withdrawn')
    const before = (await pushes()).length
    await tell()
    await deliver()
    expect((await pushes()).length).toBe(before)
    expect(await push()).toEqual({ ...none, expired: 1 })
    expect(sent).toEqual([])
    await say('agreed')
    await tell()
    await deliver()
    expect(await push()).toEqual({ ...none, sent: 1 })
  })
})

describe('sending', () => {
  const begin = async () => {
    await consent()
    await tell()
    await deliver()
  }

  test('once, whatever the number of processes, and nothing is sent inside of a transaction that holds others up', async () => {
    await begin()
    const done = await Promise.all([push(), push(), push()])
    expect(done.reduce((sum, { sent: n = 0 }) => sum + n, 0)).toBe(1)
    expect(sent).toEqual([
      expect.objectContaining({ openid: `demo:${await scene.accountId()}`, template: 'matter' })
    ])
    expect(await push()).toEqual(none)
    expect(await last()).toMatchObject({ state: 'sent', tries: 1, lease_id: null, unsure: false })
  })

  test('who took it back at WeChat is written to no more', async () => {
    await begin()
    await consent()
    answer('refused')
    expect(await push()).toEqual({ ...none, refused: 1 })
    expect([await scene.credits(), (await last())?.state]).toEqual([0, 'refused'])
  })

  test('what can never be taken is dead at once, with the reason, and the agreement is given back', async () => {
    await begin()
    says.answer = () => ({ kind: 'dead', reason: 'template', errcode: 40037 })
    expect(await push()).toEqual({ ...none, dead: 1 })
    expect(await last()).toMatchObject({ state: 'dead', reason: 'template', errcode: 40037, tries: 1 })
    expect(await scene.credits()).toBe(1)
  })

  test('without an answer it is tried six times, each later, then it is dead', async () => {
    await begin()
    answer('later', false)
    const waits = [1, 5, 15, 60, 180]
    for (const wait of waits) {
      expect(await push()).toEqual(none)
      later(minutes(wait) - 1)
      expect([await push(), sent.length]).toEqual([none, waits.indexOf(wait) + 1])
      later(1)
    }
    expect(await push()).toEqual({ ...none, dead: 1 })
    expect(await last()).toMatchObject({ state: 'dead', reason: 'no_answer', tries: 6 })
    expect(sent).toHaveLength(6)
  })

  test('what is no longer new is not sent, and the agreement is given back', async () => {
    await begin()
    later(hours(48) - 1)
    answer('later')
    expect(await push()).toEqual(none)
    later(minutes(1))
    says.answer = () => ({ kind: 'sent', messageId: null })
    expect(await push()).toEqual({ ...none, expired: 1 })
    expect([sent.length, await scene.credits()]).toEqual([1, 1])
  })

  test('a closed account gets nothing', async () => {
    await begin()
    const close = (closed_at: Date | null) =>
      scene.db.updateTable('account').set({ closed_at }).where('provider', '=', 'demo').execute()
    await close(scene.world.time())
    expect(await push()).toEqual({ ...none, expired: 1 })
    await close(null)
    expect(sent).toEqual([])
  })

  test('a process that died on the way: its message is held until the lease is over, then sent again', async () => {
    await begin()
    says.answer = () => {
      throw new Error('killed')
    }
    await expect(push()).rejects.toThrow('killed')
    says.answer = () => ({ kind: 'sent', messageId: '7' })
    later(minutes(5) - 1)
    expect(await push()).toEqual(none)
    later(1)
    expect(await push()).toEqual({ ...none, sent: 1 })
    expect(await last()).toMatchObject({ wechat_id: '7', tries: 2 })
  })

  test('after a try without an answer, “not agreed” means that the first one arrived', async () => {
    await begin()
    await consent()
    answer('later', false)
    await push()
    later(minutes(1))
    answer('refused')
    expect(await push()).toEqual({ ...none, sent: 1 })
    expect(await last()).toMatchObject({ state: 'sent', reason: 'repeat' })
    expect(await scene.credits()).toBe(1)
  })

  test('after a try that was certainly not taken, it means what it says', async () => {
    await begin()
    answer('later', true)
    await push()
    later(minutes(1))
    answer('refused')
    expect(await push()).toEqual({ ...none, refused: 1 })
  })

  test('when WeChat is so slow that the lease runs out, the rest is left to whoever holds it next', async () => {
    says.longTerm = true
    await consent()
    for (let i = 0; i < 3; i += 1) await tell()
    await deliver()
    says.answer = () => {
      later(minutes(5))
      return { kind: 'sent', messageId: null }
    }
    expect([await push(), sent.length]).toEqual([{ ...none, sent: 1 }, 1])
    const waiting = (await pushes()).filter((p) => p.state === 'waiting')
    expect(waiting.map((p) => [p.tries, p.lease_id])).toEqual([
      [0, null],
      [0, null]
    ])
    answer('refused')
    // Not tried, so it is no repeat.
    expect(await push()).toEqual({ ...none, refused: 2 })
  })

  test('one that fails keeps none of the others waiting', async () => {
    says.longTerm = true
    await consent()
    for (let i = 0; i < 25; i += 1) await tell()
    await deliver()
    let calls = 0
    says.answer = () => {
      calls += 1
      if (calls === 3) throw new Error('killed')
      return { kind: 'sent', messageId: null }
    }
    await expect(push()).rejects.toThrow('killed')
    await push()
    const waiting = (await pushes()).filter((p) => p.state === 'waiting')
    expect([calls, waiting.length]).toEqual([25, 1])
  })

  test('every end has its line of history', async () => {
    const ends = new Set((await scene.history()).map(([from, to]) => `${from} ${to}`))
    expect(ends).toEqual(new Set(['waiting sent', 'waiting refused', 'waiting dead', 'waiting expired']))
  })
})

test('the app shows beside a message that WeChat repeated it', async () => {
  says.longTerm = true
  await consent()
  const id = await tell()
  await deliver()
  await push()
  const list = async () => (await scene.phone()).message.list({ placeId: scene.world.A.villageId })
  const found = (await list()).find((m) => m.messageId === id)
  expect(found?.pushed).toBe(true)
  says.none = true
  const other = await tell()
  await deliver()
  expect((await list()).find((m) => m.messageId === other)?.pushed).toBe(false)
})
