import '@testing-library/jest-dom'
import Taro from '@tarojs/taro'
import { requests } from './taro'

Object.assign(globalThis, { API_BASE: '', CLOUD_ENV: '' })

beforeEach(() => {
  Taro.clearStorageSync()
  requests.length = 0
})
