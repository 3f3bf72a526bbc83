import { eventCenter } from '@tarojs/runtime'

/** So far a finger pulls, in pixels, before letting go reads the page anew. */
const ENOUGH = 64
const FARTHEST = 96

interface PageElement extends Element {
  __page?: { onPullDownRefresh?: () => void }
}

interface StopCall {
  readonly successHandler?: (answer: object) => void
}

/** Around every page that may be pulled down: at its top edge, a pull moves it and letting go reads it anew. */
export class PullDown extends HTMLElement {
  private from: number | null = null
  private far = 0

  connectedCallback(): void {
    this.addEventListener('touchstart', this.begin, { passive: true })
    this.addEventListener('touchmove', this.pull, { passive: false })
    this.addEventListener('touchend', this.letGo)
    this.addEventListener('touchcancel', this.letGo)
    eventCenter.on('__taroStopPullDownRefresh', this.stop)
  }

  disconnectedCallback(): void {
    eventCenter.off('__taroStopPullDownRefresh', this.stop)
  }

  private get page(): PageElement | null {
    return this.closest('.taro_page')
  }

  private readonly begin = ({ touches }: TouchEvent): void => {
    this.from = this.page?.scrollTop === 0 ? (touches[0]?.screenY ?? null) : null
  }

  private readonly pull = (event: TouchEvent): void => {
    const at = event.touches[0]?.screenY
    if (this.from === null || at === undefined || at <= this.from || (this.page?.scrollTop ?? 1) > 0) return
    if (event.cancelable) event.preventDefault()
    this.move(Math.min(FARTHEST, (at - this.from) / 2))
  }

  private readonly letGo = (): void => {
    const enough = this.far >= ENOUGH
    this.from = null
    this.move(enough ? ENOUGH : 0)
    if (enough) this.page?.__page?.onPullDownRefresh?.()
  }

  private readonly stop = ({ successHandler }: StopCall): void => {
    this.move(0)
    successHandler?.({ errMsg: 'stopPullDownRefresh:ok' })
  }

  // No transform while it rests: what is fixed to the screen would be fixed to this.
  private move(far: number): void {
    if (far === this.far) return
    this.far = far
    this.style.transform = far > 0 ? `translateY(${far}px)` : ''
    this.classList.toggle('xy-pulled', far > 0)
  }
}
