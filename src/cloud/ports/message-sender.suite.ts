import type { DeadReason } from '@/domain/message/push'
import { sayPush, templates } from '@/domain/message/templates'
import type { MessageSender, PushMessage } from './message-sender'

/** A sender with people: one who agrees to everything, and one who agrees to nothing. */
export interface SenderOnTrial {
  readonly sender: MessageSender
  readonly willing: string
  readonly unwilling: string
}

const at = new Date('2026-11-22T01:30:00Z')

/** What every sender promises; each adapter's test calls this with its own. */
export const messageSenderSuite = (name: string, open: () => Promise<SenderOnTrial>): void => {
  describe(`${name} keeps the promises of a message sender`, () => {
    let on: SenderOnTrial
    beforeEach(async () => {
      on = await open()
    })
    const message = (over: Partial<PushMessage> = {}): PushMessage => {
      const words = sayPush({ kind: 'issue_moved', payload: { issueId: 'i' }, placeId: 'v', at })
      if (!words) throw new Error('no words')
      return { ...words, openid: on.willing, ...over }
    }
    const dead = (reason: DeadReason) => expect.objectContaining({ kind: 'dead', reason })

    test('who has not agreed is not written to', async () => {
      expect(await on.sender.send(message({ openid: on.unwilling }))).toMatchObject({ kind: 'refused' })
    })

    test('an openid of nobody is said to be one', async () => {
      expect(await on.sender.send(message({ openid: '' }))).toEqual(dead('nobody'))
    })

    test.each([
      ['too long', ['路'.repeat(21), '有新进展', '2026年11月22日 09:30']],
      ['empty', ['', '有新进展', '2026年11月22日 09:30']],
      ['no time', ['您说的事', '有新进展', '明天']],
      ['too few', ['您说的事', '有新进展']]
    ])('fields that do not fit are refused for good: %s', async (_why, fields) => {
      expect(await on.sender.send(message({ fields }))).toEqual(dead('fields'))
    })

    test('a page that is not there is refused for good', async () => {
      expect(await on.sender.send(message({ page: 'packages/gone/index' }))).toEqual(dead('page'))
    })

    test('has an id for every template, each its own', () => {
      const ids = templates.map((t) => on.sender.templateOf(t)?.id)
      expect(ids).not.toContain(undefined)
      expect(new Set(ids).size).toBe(templates.length)
    })

    test('takes a message that is as it should be', async () => {
      expect(await on.sender.send(message())).toMatchObject({ kind: 'sent' })
    })
  })
}
