import { readSettings } from './settings'

const read = (env: NodeJS.ProcessEnv) => readSettings([], env, '.')
const wechat = { WECHAT_APPID: 'wx0', WECHAT_SECRET: 's' }

test('where WeChat signs people in, nobody signs in from the demo list unless somebody asked for that', () => {
  expect(read({}).demo).toBe(true)
  expect(read({ XIAOYUAN_DEMO: '0' }).demo).toBe(false)
  expect(read(wechat).demo).toBe(false)
  expect(read({ ...wechat, XIAOYUAN_DEMO: '1' }).demo).toBe(true)
})

test('an address to print is an origin and nothing more', () => {
  expect(read({}).publicUrl).toBeNull()
  expect(read({ PUBLIC_URL: 'https://xiaoyuan.example.gov.cn/' }).publicUrl).toBe(
    'https://xiaoyuan.example.gov.cn'
  )
  for (const bad of [
    'xiaoyuan.example',
    'ftp://a.example',
    'https://a.example/x',
    'https://u:p@a.example',
    'https://a.example/#/'
  ]) {
    expect(() => read({ PUBLIC_URL: bad })).toThrow('PUBLIC_URL')
  }
})

describe('the message push', () => {
  const push = { ...wechat, WECHAT_PUSH_TOKEN: 'atoken', WECHAT_PUSH_AES_KEY: 'a'.repeat(43) }

  test('is taken in 安全模式 alone, for a mini-program that is known', () => {
    expect(read(wechat).wechatPush).toBeNull()
    expect(read(push).wechatPush).toEqual({ appid: 'wx0', token: 'atoken', aesKey: 'a'.repeat(43) })
    expect(() => read({ ...push, WECHAT_PUSH_AES_KEY: '' })).toThrow('安全模式')
    expect(() => read({ ...push, WECHAT_PUSH_TOKEN: '' })).toThrow('安全模式')
    expect(() => read({ ...push, WECHAT_APPID: '', WECHAT_SECRET: '' })).toThrow('WECHAT_APPID')
  })

  test.each([
    ['WECHAT_PUSH_TOKEN', 'ab'],
    ['WECHAT_PUSH_TOKEN', 'a'.repeat(33)],
    ['WECHAT_PUSH_TOKEN', 'with space'],
    ['WECHAT_PUSH_AES_KEY', 'a'.repeat(42)],
    ['WECHAT_PUSH_AES_KEY', 'a'.repeat(44)],
    ['WECHAT_PUSH_AES_KEY', `${'a'.repeat(42)}=`]
  ])('is refused for %s=%s, and the secret is not repeated', (name, value) => {
    expect(() => read({ ...push, [name]: value })).toThrow(name)
    expect(() => read({ ...push, [name]: value })).not.toThrow(value)
  })
})

describe('the proxies that are believed', () => {
  test.each(['everybody', '10.0.0.0/33', '1', 'true', '10.0.0.1,', '10.0.0.1/8/8', '*'])(
    '%s is none',
    (text) => {
      expect(() => read({ XIAOYUAN_PROXY: text })).toThrow('XIAOYUAN_PROXY')
    }
  )

  test('are one on this machine, or those that are named', () => {
    expect(read({}).proxies).toEqual(['loopback'])
    expect(read({ XIAOYUAN_PROXY: '10.0.0.5, 172.16.0.0/12,fd00::/8,uniquelocal' }).proxies).toEqual([
      '10.0.0.5',
      '172.16.0.0/12',
      'fd00::/8',
      'uniquelocal'
    ])
  })
})

test('the tables are changed at the start unless somebody else does it', () => {
  expect([read({}).migrate, read({ XIAOYUAN_MIGRATE: '0' }).migrate]).toEqual([true, false])
  expect(() => read({ XIAOYUAN_MIGRATE: 'no' })).toThrow('XIAOYUAN_MIGRATE')
})

test('templates of messages are read, and refused with what to write', () => {
  expect(read(wechat).templates).toEqual({})
  const claim = { id: 'abc', keys: ['thing1', 'phrase2', 'time3'], longTerm: false }
  expect(read({ ...wechat, WECHAT_TEMPLATES: '{"claim":"abc"}' }).templates).toEqual({ claim })
  expect(() => read({ ...wechat, WECHAT_TEMPLATES: 'abc' })).toThrow('WECHAT_TEMPLATES')
})
