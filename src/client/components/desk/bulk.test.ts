import { ClientError, offlineError } from '@/client/api/client-error'
import { sendEach } from './bulk'

test('one that is refused or not answered is named, and holds up no other', async () => {
  const sent: string[] = []
  const send = async (id: string) => {
    sent.push(id)
    if (id === 'b') throw new ClientError('refusal', { code: 'GONE', message: '已经有人办过了。' })
    if (id === 'd') throw offlineError()
  }
  const heard: number[] = []
  const failed = await sendEach(['a', 'b', 'c', 'd', 'e'], send, (n) => heard.push(n))
  expect([...sent].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(heard).toEqual([1, 2, 3, 4, 5])
  expect(failed).toEqual([
    { id: 'b', why: '已经有人办过了。' },
    { id: 'd', why: '没有收到回音，请再点一次，不会办两遍。' }
  ])
})

test('never more than three are on their way', async () => {
  let now = 0
  let most = 0
  await sendEach(
    Array.from({ length: 20 }, (_, i) => String(i)),
    async () => {
      now += 1
      most = Math.max(most, now)
      await Promise.resolve()
      now -= 1
    },
    () => undefined
  )
  expect(most).toBeLessThanOrEqual(3)
  expect(
    await sendEach(
      [],
      async () => undefined,
      () => undefined
    )
  ).toEqual([])
})
