import { readSettings } from './settings'

const read = (env: NodeJS.ProcessEnv) => readSettings([], env, '.')
const wechat = { WECHAT_APPID: 'wx0', WECHAT_SECRET: 's' }

test('where WeChat signs people in, nobody signs in from the demo list unless somebody asked for that', () => {
  expect(read({}).demo).toBe(true)
  expect(read({ XIAOYUAN_DEMO: '0' }).demo).toBe(false)
  expect(read(wechat).demo).toBe(false)
  expect(read({ ...wechat, XIAOYUAN_DEMO: '1' }).demo).toBe(true)
})
