import Taro from '@tarojs/taro'
import { contractVersion } from '@/domain/contract/contract'
import { offlineError, slowError } from './client-error'
import { type Send, TIMEOUT_MS } from './send'

/** Over HTTP: always POST, so that what people ask for stands in no log of addresses. */
export const requestSend: Send = ({ path, input, token, signal }) =>
  new Promise((resolve, reject) => {
    const task = Taro.request({
      url: `${API_BASE}/api/trpc/${path}`,
      method: 'POST',
      data: JSON.stringify(input ?? {}),
      timeout: TIMEOUT_MS,
      header: {
        'content-type': 'application/json',
        'x-contract': String(contractVersion),
        ...(token ? { authorization: `Bearer ${token}` } : {})
      },
      success: (res) => resolve({ status: res.statusCode, body: res.data }),
      fail: ({ errMsg }) => reject(/timeout/.test(errMsg) ? slowError() : offlineError())
    })
    // Taro's promise rejects as well; `fail` has said it already.
    task.catch?.(() => undefined)
    signal?.addEventListener('abort', () => task.abort?.(), { once: true })
  })
