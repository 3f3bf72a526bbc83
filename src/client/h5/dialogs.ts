// On H5 these stand in for Taro's words, questions and choices (config/lighten.ts): they are dialogs for a screen reader and a
// keyboard, in the letters and colours of the page that is open, and 19 KB lighter.
import './dialogs.scss'

interface Told {
  readonly success?: (answer: object) => void
  readonly complete?: (answer: object) => void
}

interface ToastOptions extends Told {
  readonly title?: string
  /** In milliseconds. */
  readonly duration?: number
}

interface ModalOptions extends Told {
  readonly title?: string
  readonly content?: string
  readonly confirmText?: string
  readonly cancelText?: string
  readonly showCancel?: boolean
}

interface SheetOptions extends Told {
  readonly itemList: readonly string[]
}

const make = (name: string, className: string, words = ''): HTMLElement => {
  const element = document.createElement(name)
  element.className = className
  element.textContent = words
  return element
}

/** The theme and letters of the page on top. */
const lookOfPage = (): string => {
  const pages = Array.from(document.querySelectorAll('.xy-page'))
  const [look] = pages.filter((page) => page.getClientRects().length > 0).slice(-1)
  return look ? look.className.replace(/\bxy-page\S*/g, '') : 'wx-root'
}

const answered = async <T extends object>({ success, complete }: Told, answer: T): Promise<T> => {
  success?.(answer)
  complete?.(answer)
  return answer
}

let toast: HTMLElement | null = null
let gone: ReturnType<typeof setTimeout> | undefined

export const hideToast = async (): Promise<void> => {
  clearTimeout(gone)
  toast?.remove()
  toast = null
}

/** A word that passes by, read out where a screen is read. */
export const showToast = (options: ToastOptions = {}): Promise<object> => {
  void hideToast()
  toast = make('div', `xy-over xy-over_toast ${lookOfPage()}`)
  toast.setAttribute('role', 'status')
  toast.append(make('div', 'xy-over__words', options.title))
  document.body.append(toast)
  gone = setTimeout(() => void hideToast(), options.duration ?? 1500)
  return answered(options, { errMsg: 'showToast:ok' })
}

export const showLoading = (options: ToastOptions = {}): Promise<object> =>
  showToast({ duration: 60_000, ...options })
export const hideLoading = hideToast

/**
 * A box over the page with buttons; answers which was pressed, null for Esc and where its page is left by the browser's own
 * keys: it asks about that page. The focus comes back to where it was.
 */
const choose = (box: HTMLElement, buttons: readonly HTMLElement[], first: number): Promise<number | null> =>
  new Promise((resolve) => {
    const before = document.activeElement
    const over = make('div', `xy-over ${lookOfPage()}`)
    box.setAttribute('role', 'dialog')
    box.setAttribute('aria-modal', 'true')
    over.append(box)
    const end = (answer: number | null) => {
      document.removeEventListener('keydown', keys, true)
      removeEventListener('popstate', leave)
      over.remove()
      if (before instanceof HTMLElement) before.focus()
      resolve(answer)
    }
    const leave = () => end(null)
    const keys = (event: KeyboardEvent) => {
      if (event.key === 'Escape') end(null)
      if (event.key !== 'Tab') return
      // The page behind is not to be reached while the box is open.
      event.preventDefault()
      const at = buttons.indexOf(document.activeElement as HTMLElement)
      buttons[(at + (event.shiftKey ? buttons.length - 1 : 1)) % buttons.length]?.focus()
    }
    for (const [i, button] of buttons.entries()) button.addEventListener('click', () => end(i))
    document.addEventListener('keydown', keys, true)
    addEventListener('popstate', leave)
    document.body.append(over)
    buttons[first]?.focus()
  })

/** A question with one or two answers. */
export const showModal = async (options: ModalOptions = {}): Promise<object> => {
  const { title = '', content = '', confirmText = '确定', cancelText = '取消', showCancel = true } = options
  const box = make('div', 'xy-over__box')
  box.setAttribute('aria-label', title || content)
  if (title) box.append(make('div', 'xy-over__title', title))
  if (title && content) {
    const more = make('div', 'xy-over__content', content)
    more.id = 'xy-over-content'
    box.setAttribute('aria-describedby', more.id)
    box.append(more)
  } else if (content) box.append(make('div', 'xy-over__content', content))
  const yes = make('button', 'xy-over__key xy-over__key_yes', confirmText)
  const buttons = showCancel ? [make('button', 'xy-over__key', cancelText), yes] : [yes]
  const row = make('div', 'xy-over__keys')
  row.append(...buttons)
  box.append(row)
  const confirm = (await choose(box, buttons, buttons.length - 1)) === buttons.length - 1
  return answered(options, { confirm, cancel: !confirm, errMsg: 'showModal:ok' })
}

/** One of a few things; rejects, as Taro does, when none is taken. */
export const showActionSheet = async (options: SheetOptions): Promise<object> => {
  const box = make('div', 'xy-over__box xy-over__box_list')
  box.setAttribute('aria-label', '选一样')
  const buttons = [...options.itemList, '取消'].map((word) => make('button', 'xy-over__key', word))
  box.append(...buttons)
  const tapIndex = await choose(box, buttons, 0)
  if (tapIndex === null || tapIndex === options.itemList.length)
    throw Object.assign(new Error('showActionSheet:fail cancel'), { errMsg: 'showActionSheet:fail cancel' })
  return answered(options, { tapIndex, errMsg: 'showActionSheet:ok' })
}
