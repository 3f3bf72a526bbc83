import './show-large.scss'
import { make } from './element'

/**
 * Photos over the whole screen, one beside the other, beginning with the one at `index`. A tap, the key Esc or 关闭 ends
 * it; the arrow keys and a finger go on. Loaded when a photo is opened: Taro's own brings a carousel of 190 KB.
 */
export const showLarge = (urls: readonly string[], index: number): void => {
  const before = document.activeElement
  const box = make('div', 'xy-large')
  box.setAttribute('role', 'dialog')
  box.setAttribute('aria-modal', 'true')
  box.setAttribute('aria-label', '照片')
  const track = make('div', 'xy-large__track')
  const count = make('p', 'xy-large__count')
  const close = make('button', 'xy-large__close')
  close.type = 'button'
  close.textContent = '关闭'

  const at = () => Math.round(track.scrollLeft / Math.max(1, track.clientWidth))
  const say = () => {
    count.textContent = `第${at() + 1}张，共${urls.length}张`
  }
  const go = (to: number, behavior: ScrollBehavior) =>
    track.scrollTo({ left: to * track.clientWidth, behavior })
  const end = () => {
    document.removeEventListener('keydown', keys, true)
    window.removeEventListener('hashchange', end)
    box.remove()
    if (before instanceof HTMLElement) before.focus()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') end()
    else if (event.key === 'ArrowRight') go(at() + 1, 'smooth')
    else if (event.key === 'ArrowLeft') go(at() - 1, 'smooth')
    // There is nothing else to reach while the photo covers the page.
    else if (event.key !== 'Tab') return
    event.preventDefault()
  }

  for (const [i, url] of urls.entries()) {
    const frame = make('div', 'xy-large__frame')
    const image = make('img', 'xy-large__image')
    image.src = url
    image.alt = `第${i + 1}张照片`
    frame.append(image)
    track.append(frame)
  }
  box.append(track, count, close)
  document.body.append(box)
  track.addEventListener('scroll', say, { passive: true })
  track.addEventListener('click', end)
  close.addEventListener('click', end)
  document.addEventListener('keydown', keys, true)
  // The way back leaves the page and takes its photo along.
  window.addEventListener('hashchange', end)
  go(index, 'auto')
  say()
  close.focus()
}
