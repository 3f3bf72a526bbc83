import '@testing-library/jest-dom'
import Taro from '@tarojs/taro'
import { configure } from '@testing-library/react'
import { requests } from './taro'

// Only what never comes runs into it; a shared machine may be slow.
configure({ asyncUtilTimeout: 30_000 })

Object.assign(globalThis, { API_BASE: '', CLOUD_ENV: '', ANSWERS: 'now', VOICE_PLUGIN: true })

beforeEach(() => {
  Taro.clearStorageSync()
  requests.length = 0
})
