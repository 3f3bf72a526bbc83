import * as z from 'zod/mini'
import { Id, RequestId } from '../common/fields'
import { type DeskBrowser, type DeskSystem, deskBrowsers, deskSystems } from './desk'

const keysOf = <K extends string>(names: Readonly<Record<K, string>>) => Object.keys(names) as [K, ...K[]]

const Code = z.string().check(z.regex(/^\d{8}$/, { error: '请填电脑上二维码下面的8位数字。' }))
/** What the PC alone was given; as long as the server makes it. */
const Secret = z.string().check(z.regex(/^[\w-]{43}$/, { error: '这次登录接不上了，请换一个二维码。' }))

export const OpenDesk = z.object({
  requestId: RequestId,
  browser: z.enum(keysOf<DeskBrowser>(deskBrowsers), { error: '浏览器的名字不对，请刷新页面再试。' }),
  system: z.enum(keysOf<DeskSystem>(deskSystems), { error: '电脑的名字不对，请刷新页面再试。' })
})
export const WaitDesk = z.object({ code: Code, secret: Secret })
export const TakeDesk = z.object({ requestId: RequestId, code: Code, secret: Secret })
export const SeeDesk = z.object({ code: Code })
export const ConfirmDesk = z.object({
  requestId: RequestId,
  code: Code,
  number: z
    .int({ error: '请选电脑上显示的数。' })
    .check(z.minimum(10, { error: '请选电脑上显示的数。' }), z.maximum(99, { error: '请选电脑上显示的数。' }))
})
export const RefuseDesk = z.object({ requestId: RequestId, code: Code })
export const ListDesks = z.object({})
export const EndDesk = z.object({ requestId: RequestId, sessionId: Id })
