import { type WxApis, WxFailure, type WxOptions } from './options'
import type { Sandbox } from './sandbox'

type Define = (name: string, work: (o: WxOptions) => unknown) => (o?: WxOptions) => unknown
type Work = (o: WxOptions) => unknown
type Resolve = (answer: { event: string; buttonId?: string }) => void
type Listener = (resolve: Resolve, info: { referrer: string }) => void

/** The one kind of button that WeChat takes the word from. */
export const AGREE = 'button[open-type="agreePrivacyAuthorization"]'

/** What WeChat hands over only after the privacy guide was agreed to, as far as this harness has it. */
const PRIVATE = new Set(['chooseMedia', 'setClipboardData'])

/** What the owner of the phone has allowed: the privacy guide, and each thing by itself. A phone in use has allowed all. */
export class PhonePrivacy {
  /** Whether the privacy guide was agreed to: until then WeChat asks before it hands over anything private. */
  agreed = true
  /** True, false, or absent where WeChat has not asked yet. */
  readonly settings: Record<string, boolean> = { 'scope.record': true, 'scope.userLocation': true }
  /** What the owner sets when the app leads them to the settings. */
  willSet: Record<string, boolean> = {}
  private listener: Listener | null = null

  constructor(
    private readonly sandbox: Sandbox,
    private readonly hasButton: () => boolean
  ) {}

  apis(define: Define): WxApis {
    const authSetting = () => ({ authSetting: { ...this.settings } })
    return {
      onNeedPrivacyAuthorization: (listener: Listener) => {
        this.listener = listener
      },
      getPrivacySetting: define('getPrivacySetting', () => ({
        needAuthorization: !this.agreed,
        privacyContractName: '《小院隐私保护指引》'
      })),
      getSetting: define('getSetting', authSetting),
      openSetting: define('openSetting', () => {
        Object.assign(this.settings, this.willSet)
        return authSetting()
      })
    }
  }

  /** What an API does, after WeChat has the owner's word where it hands over something private. */
  guard(name: string, work: Work): Work {
    if (!PRIVATE.has(name)) return work
    return async (o) => {
      if (!this.agreed && !(await this.ask(name))) throw new WxFailure('privacy permission is not authorized')
      this.agreed = true
      return work(o)
    }
  }

  private ask(name: string): Promise<boolean> {
    return new Promise((said) => {
      const answer: Resolve = ({ event }) => {
        if (event === 'exposureAuthorization') return
        if (event === 'agree' && !this.hasButton())
          throw new Error('agreed without a button that WeChat takes a word from')
        said(event === 'agree')
      }
      if (this.listener) this.listener(answer, this.sandbox.own({ referrer: name }))
      else said(false)
    })
  }
}
