import { randomUUID } from 'node:crypto'
import { createContext } from '../api/context'
import { callerOf, outcome } from '../testing/caller'
import { hours, pushScene } from './push-testing'

const scene = pushScene()
const { asking, consent, later } = scene
const asks = { templateId: 'demo-matter', passing: false }
const rests = { templateId: null, passing: false }

test('a visitor is not asked and agrees to nothing', async () => {
  const visitor = callerOf(scene.withSender(await createContext(scene.world.deps, { authorization: null })))
  expect(await visitor.message.asking({ template: 'matter' })).toEqual(rests)
  const call = visitor.message.consent({ requestId: randomUUID(), template: 'matter', answer: 'accept' })
  expect(await outcome(call)).toBe('NOT_SIGNED_IN')
})

test('another template, or another answer, is refused', async () => {
  const phone = await scene.phone()
  const input = { requestId: randomUUID(), template: 'matter', answer: 'maybe' }
  expect(await outcome(phone.message.consent(input as never))).toBe('INPUT_INVALID')
  expect(await outcome(phone.message.asking({ template: 'weather' } as never))).toBe('INPUT_INVALID')
})

test('a deployment without the template asks for nothing', async () => {
  scene.says.none = true
  expect(await asking()).toEqual(rests)
})

test('one who agreed is asked again only when that is used up; the same press counts once', async () => {
  const phone = await scene.phone()
  expect(await asking()).toEqual(asks)
  const press = { requestId: randomUUID(), template: 'matter', answer: 'accept' } as const
  await phone.message.consent(press)
  await phone.message.consent(press)
  expect([await scene.credits(), await asking()]).toEqual([1, rests])
  expect(await asking('claim')).toEqual({ templateId: 'demo-claim', passing: false })
  await scene.tell()
  await scene.deliver()
  expect([await scene.credits(), await asking()]).toEqual([0, asks])
})

test('after a refusal nobody is asked at the next moment, nor within thirty days', async () => {
  await consent('reject', 'notice')
  expect(await asking('notice')).toEqual({ templateId: null, passing: true })
  later(hours(30 * 24))
  // Thirty days alone are not enough: the next moment would be the one right after.
  expect(await asking('notice')).toEqual({ templateId: null, passing: true })
  await consent('pass', 'notice')
  expect(await asking('notice')).toEqual({ templateId: 'demo-notice', passing: false })
})

test('a moment that went by does not shorten the thirty days', async () => {
  await consent('reject', 'vote')
  await consent('pass', 'vote')
  later(hours(30 * 24) - 1)
  expect(await asking('vote')).toEqual(rests)
  later(1)
  expect(await asking('vote')).toEqual({ templateId: 'demo-vote', passing: false })
})

test('the history keeps every answer and cannot be changed', async () => {
  const rows = await scene.db.selectFrom('subscription_event').selectAll().orderBy('id').execute()
  expect(rows.map((r) => [r.template, r.type])).toEqual([
    ['matter', 'accept'],
    ['matter', 'reserve'],
    ['notice', 'reject'],
    ['notice', 'pass'],
    ['vote', 'reject'],
    ['vote', 'pass']
  ])
  await expect(scene.db.deleteFrom('subscription_event').execute()).rejects.toThrow('permission denied')
})
