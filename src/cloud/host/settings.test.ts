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
