import Taro from '@tarojs/taro'
import { mayUse, microphone } from './may-use'

const taro = Taro as unknown as Record<'getSetting' | 'openSetting' | 'showModal', jest.Mock>
const asked = () => taro.showModal.mock.calls.map(([o]) => (o as { confirmText: string }).confirmText)
const set = (granted: boolean | undefined, says: boolean, after?: boolean) => {
  const setting = (value: boolean | undefined) => ({
    authSetting: value === undefined ? {} : { 'scope.record': value }
  })
  taro.getSetting = jest.fn().mockResolvedValue(setting(granted))
  taro.openSetting = jest.fn().mockResolvedValue(setting(after))
  taro.showModal = jest.fn().mockResolvedValue({ confirm: says })
}
const env = process.env.TARO_ENV
beforeEach(() => {
  process.env.TARO_ENV = 'weapp'
})
afterEach(() => {
  process.env.TARO_ENV = env
})

test('the first time says why, and goes no further when the person would rather not', async () => {
  set(undefined, false)
  expect(await mayUse(microphone)).toBe(false)
  set(undefined, true)
  expect(await mayUse(microphone)).toBe(true)
  expect(asked()).toEqual(['继续'])
})

test('after a refusal it leads to the settings, and believes what was set there', async () => {
  set(false, false)
  expect(await mayUse(microphone)).toBe(false)
  expect(taro.openSetting).not.toHaveBeenCalled()
  set(false, true, false)
  expect(await mayUse(microphone)).toBe(false)
  set(false, true, true)
  expect(await mayUse(microphone)).toBe(true)
  expect(asked()).toEqual(['去设置'])
})

test('what was granted is not asked again; a browser asks by itself', async () => {
  set(true, false)
  expect(await mayUse(microphone)).toBe(true)
  process.env.TARO_ENV = 'h5'
  set(false, false)
  expect(await mayUse(microphone)).toBe(true)
  expect(taro.showModal).not.toHaveBeenCalled()
})
