import { messageSenderSuite } from '@/cloud/ports/message-sender.suite'
import { sayPush } from '@/domain/message/templates'
import { localMessageSender } from './local-message-sender'

const open = () =>
  localMessageSender({ refuses: (openid) => openid === 'unwilling', hasPage: (p) => !p.includes('gone') })

messageSenderSuite('the local stand-in', async () => ({
  sender: open(),
  willing: 'willing',
  unwilling: 'unwilling'
}))

test('keeps what it took, and nothing else', async () => {
  const sender = open()
  const at = new Date('2026-11-22T01:30:00Z')
  const words = sayPush({ kind: 'shop_ready', payload: { redemptionId: 'r' }, placeId: 'v', at })
  if (!words) throw new Error('no words')
  await sender.send({ ...words, openid: 'unwilling' })
  await sender.send({ ...words, openid: sender.standIn?.('account') ?? '' })
  expect(sender.sent).toEqual([{ ...words, openid: 'demo:account' }])
})
