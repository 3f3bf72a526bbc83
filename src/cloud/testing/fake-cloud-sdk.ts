import type { CloudSdk, Openapi, OpenapiAnswer } from '../adapters/wechat/cloud-sdk'
import type { startFakeWechat } from './fake-wechat'

type FakeWechat = Awaited<ReturnType<typeof startFakeWechat>>

/** As wx-server-sdk does it: a number of WeChat's is thrown, a fine answer loses it and says so in its own words. */
const answered = async (asked: Promise<Record<string, unknown>>): Promise<OpenapiAnswer> => {
  const { errcode, errmsg, ...rest } = await asked
  if (errcode) throw Object.assign(new Error(`errCode: ${errcode}`), { errCode: errcode, errMsg: errmsg })
  return { ...rest, errCode: 0, errMsg: 'ok' }
}

/** The SDK's calls to WeChat, answered by the fake that also answers over HTTP; `openid` is whoever calls. */
export const fakeCloudSdk = (
  wechat: FakeWechat,
  openid: () => string | undefined = () => undefined
): Pick<CloudSdk, 'openapi' | 'getWXContext'> => {
  const call = (path: string) => (params: object) => answered(wechat.fromCloud(path, { ...params }))
  const groups: Openapi = {
    security: { msgSecCheck: call('/wxa/msg_sec_check'), mediaCheckAsync: call('/wxa/media_check_async') },
    phonenumber: { getPhoneNumber: call('/wxa/business/getuserphonenumber') },
    subscribeMessage: { send: call('/cgi-bin/message/subscribe/send') }
  }
  return {
    openapi: ({ convertCase }) => {
      if (convertCase) throw new Error('the fake keeps the names of the HTTP documents')
      return groups
    },
    getWXContext: () => ({ SOURCE: 'wx_client', ...(openid() === undefined ? {} : { OPENID: openid() }) })
  }
}
