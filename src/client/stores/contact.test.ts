import Taro from '@tarojs/taro'
import { api } from '@/client/api/client'
import { ClientError } from '@/client/api/client-error'
import { askContact, contacts, learnContact } from './contact'

jest.mock('@/client/api/client', () => ({ api: { contact: { read: { query: jest.fn() } } } }))
const read = api.contact.read.query as jest.Mock

const contact = { level: 'village' as const, office: '村委会', name: '向会计', phone: '12345', hours: '白天' }
const DAY = 24 * 60 * 60 * 1000

beforeEach(() => contacts.setState({ villageId: null, contact: null, at: 0 }))

test('is not asked for again on the same day, and is the day after', async () => {
  learnContact('v', contact, 1_000)
  await askContact('v', 1_000 + DAY - 1)
  expect(read).not.toHaveBeenCalled()
  read.mockResolvedValue({ contact: { ...contact, phone: '12346' }, own: null })
  await askContact('v', 1_000 + DAY)
  expect(contacts.getState()).toMatchObject({ villageId: 'v', at: 1_000 + DAY, contact: { phone: '12346' } })
})

test('without a signal what was known stays, and not every page tries again', async () => {
  read.mockRejectedValue(new ClientError('offline', { code: 'OFFLINE', message: '' }))
  learnContact('v', contact, 1_000)
  const now = 1_000 + 3 * DAY
  await askContact('v', now)
  expect(contacts.getState().contact).toEqual(contact)
  await askContact('v', now + 59_000)
  expect(read).toHaveBeenCalledTimes(1)
  await askContact('v', now + 60_000)
  expect(read).toHaveBeenCalledTimes(2)
})

test('another village is asked for at once', async () => {
  read.mockResolvedValue({ contact: null, own: null })
  learnContact('v', contact, 1_000)
  await askContact('w', 1_001)
  expect(contacts.getState()).toEqual({ villageId: 'w', contact: null, at: 1_001 })
})

test('stays on the phone, also when somebody signs out', async () => {
  learnContact('v', contact, 5)
  const { signedOut } = await import('./session')
  signedOut()
  expect(Taro.getStorageSync('contact')).toEqual({ villageId: 'v', contact, at: 5 })
})
