import { type WxApis, WxFailure, type WxOptions } from './options'
import { dialog, type Overlay } from './wx-ui'

type Define = (name: string, work: (o: WxOptions) => unknown) => (o?: WxOptions) => unknown

/** WeChat's question whether the app may write, for all templates at once; it comes up under a finger alone. */
export function subscribeApis(define: Define, overlay: Overlay, isTap: () => boolean): WxApis {
  const name = 'requestSubscribeMessage'
  const ask = define(name, (o) => {
    const ids = o.tmplIds as string[]
    const all = (answer: string) => Object.fromEntries(ids.map((id) => [id, answer]))
    return dialog(overlay, '小程序申请发送一次消息', [
      ['允许', all('accept')],
      ['取消', all('reject')]
    ])
  })
  const noTap = define(name, () => {
    throw new WxFailure('can only be invoked by user TAP gesture.')
  })
  return { [name]: (o: WxOptions = {}) => (isTap() ? ask : noTap)(o) }
}
