// While a page comes or goes, a tap would hit the one under it. Taro calls a page that has arrived stationed.
export const IS_SLIDING = `Array.from(document.querySelectorAll('.taro_page')).some(
  (page) => page.getClientRects().length > 0 && !page.classList.contains('taro_page_stationed')
)`
// A page or dialog that is still sliding in; what turns for ever (a spinner) is not waited for.
export const SLID_IN = `Promise.allSettled(
  document.getAnimations()
    .filter((a) => a.effect.getTiming().iterations !== Infinity)
    .map((a) => a.finished)
)`
// The compiler of the stories names inner functions through this helper, which a browser does not have.
export const NAME_HELPER = 'globalThis.__name = (f) => f'
// Between the look and the touch a list that is read anew may move: what would touch something else is stopped.
export const AIM_GUARD = `for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
  addEventListener(type, (event) => {
    const { aim } = globalThis
    if (!aim || !event.isTrusted || (aim.el.contains(event.target) && aim.el.textContent === aim.text)) return
    aim.missed = true
    event.stopImmediatePropagation()
    event.preventDefault()
  }, true)`
