import { chooseCare, chooseStep, isCare, type Settings, settings, stepNear, stepOf } from './settings'

/** What WeChat says on an iPhone (screens of 414 and 375, an iPad) and on Android, at each of its settings. */
const wechat = {
  iPhone414: [16, 17, 18.5, 20, 22, 23.8, 25.5].map((px) => px / 17),
  iPhone375: [16, 17, 18, 19.5, 21, 22, 23.8].map((px) => px / 17),
  iPad: [16, 17, 20, 24.5, 27.5, 29.75, 29.75].map((px) => px / 17),
  android: [1, 1, 1.12, 1.125, 1.4, 1.55, 1.65]
}

describe('the step of WeChat’s size of letters', () => {
  it('is the standard one when nothing is said', () => {
    expect(stepNear(Number.NaN)).toBe(2)
    expect(stepNear(Number.POSITIVE_INFINITY)).toBe(2)
  })

  it('is each of the seven on a large iPhone', () => {
    expect(wechat.iPhone414.map(stepNear)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('is the nearest one elsewhere, never smaller for larger letters', () => {
    for (const factors of Object.values(wechat)) {
      const found = factors.map(stepNear)
      expect(found).toEqual([...found].sort((a, b) => a - b))
    }
    expect(wechat.android.map(stepNear)).toEqual([2, 2, 3, 3, 6, 7, 7])
    expect(wechat.iPhone375.map(stepNear)).toEqual([1, 2, 3, 4, 5, 5, 6])
  })

  it('takes the px of either system for the standard when the factor is not said', () => {
    expect(stepNear(16 / 16.4)).toBe(2)
    expect(stepNear(17 / 16.4)).toBe(2)
  })
})

describe('what is chosen', () => {
  const phone = (systemStep: Settings['systemStep']): Settings => ({ ...settings.getState(), systemStep })

  afterEach(() => settings.setState({ care: null, step: null }))

  it('goes before what the phone says, and null gives it back', () => {
    settings.setState({ systemStep: 4 })
    expect(stepOf(settings.getState())).toBe(4)
    chooseStep(1)
    expect(stepOf(settings.getState())).toBe(1)
    chooseStep(null)
    expect(stepOf(settings.getState())).toBe(4)
  })

  it('is elder mode only when chosen, in a browser', () => {
    expect(isCare(phone(7))).toBe(false)
    chooseCare(true)
    expect(isCare(phone(2))).toBe(true)
  })
})

describe('in WeChat', () => {
  const before = process.env.TARO_ENV

  afterEach(() => {
    process.env.TARO_ENV = before
  })

  /** The settings of an app that was opened in a WeChat that says this of itself. */
  const opened = async (said: { fontSizeScaleFactor?: number; fontSizeSetting?: number }) => {
    process.env.TARO_ENV = 'weapp'
    jest.resetModules()
    const { default: Taro } = await import('@tarojs/taro')
    Object.assign(Taro, { getAppBaseInfo: () => ({ theme: 'light', ...said }) })
    return await import('./settings')
  }

  it.each([
    [{ fontSizeScaleFactor: 1.18, fontSizeSetting: 20 }, 4, false],
    [{ fontSizeScaleFactor: 22 / 17, fontSizeSetting: 22 }, 5, true],
    [{ fontSizeScaleFactor: 1.4, fontSizeSetting: 22 }, 6, true],
    [{ fontSizeSetting: 16 }, 2, false],
    [{}, 2, false]
  ])('%j is step %i, elder mode %s', async (said, step, care) => {
    const app = await opened(said)
    expect(app.stepOf(app.settings.getState())).toBe(step)
    expect(app.isCare(app.settings.getState())).toBe(care)
  })

  it('large letters do not overrule who has switched elder mode off', async () => {
    const app = await opened({ fontSizeScaleFactor: 1.5 })
    app.chooseCare(false)
    expect(app.isCare(app.settings.getState())).toBe(false)
  })

  it('what was changed in WeChat meanwhile is seen when the app is shown again', async () => {
    const said = { fontSizeScaleFactor: 1 }
    const app = await opened(said)
    const { default: Taro } = await import('@tarojs/taro')
    Object.assign(Taro, { getAppBaseInfo: () => ({ fontSizeScaleFactor: 1.5 }) })
    app.followPhone()
    expect(app.settings.getState().systemStep).toBe(7)
  })
})
