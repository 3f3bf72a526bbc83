import { type ComponentType, createElement, type ReactNode, useState } from 'react'

// On H5 these stand in for @tarojs/components (config/lighten.ts): plain elements with the same names, classes and events.
// Taro's own are web components with a life cycle each, drawn a second time after React has drawn them, and 20 KB more. Only
// what our pages use is here; the build warns of a part that is missing.

type Rest = Readonly<Record<string, unknown>>

interface Common extends Rest {
  readonly className?: string
  readonly children?: ReactNode
}

interface Written {
  readonly detail: { readonly value: string }
}

interface WritingProps {
  readonly className?: string
  readonly value?: string
  readonly placeholder?: string
  readonly maxlength?: number
  readonly disabled?: boolean
  readonly onInput?: (event: Written) => void
  /** For the element that is written in itself. */
  readonly nativeProps?: Rest
}

/** So long a finger rests before it is a press and not the beginning of a scroll. */
const HELD_MS = 60
const SHOWN_MS = 120

interface Touched {
  readonly currentTarget: Element
}

let pressing: ReturnType<typeof setTimeout> | undefined

/** Marks an element with a class while a finger is on it, as WeChat does. */
const pressed = (name: string): Rest => {
  const leave = ({ currentTarget }: Touched) => {
    clearTimeout(pressing)
    setTimeout(() => currentTarget.classList.remove(name), SHOWN_MS)
  }
  return {
    onTouchStart: ({ currentTarget }: Touched) => {
      clearTimeout(pressing)
      pressing = setTimeout(() => currentTarget.classList.add(name), HELD_MS)
    },
    onTouchMove: leave,
    onTouchEnd: leave,
    onTouchCancel: leave
  }
}

interface ViewProps extends Common {
  /** 'none' is WeChat's word for no mark at all. */
  readonly hoverClass?: string
}

export const View = ({ className, hoverClass, children, ...rest }: ViewProps) =>
  createElement(
    'taro-view-core',
    { class: className, ...(hoverClass && hoverClass !== 'none' ? pressed(hoverClass) : {}), ...rest },
    children
  )

interface TextProps extends Common {
  readonly selectable?: boolean
  readonly userSelect?: boolean
}

export const Text = ({ className, selectable, userSelect, children, ...rest }: TextProps) =>
  createElement(
    'taro-text-core',
    { class: className, ...(selectable || userSelect ? { selectable: 'true' } : {}), ...rest },
    children
  )

interface ImageProps extends Common {
  readonly src?: string
  readonly mode?: string
  readonly onLoad?: () => void
  readonly onError?: () => void
  readonly nativeProps?: Rest
}

/** Fetched only when it comes near the screen. */
export const Image = ({
  className,
  src,
  mode = 'scaleToFill',
  onLoad,
  onError,
  nativeProps,
  ...rest
}: ImageProps) =>
  createElement(
    'taro-image-core',
    { class: className, ...rest },
    src ? (
      <img
        className={`taro-img__mode-${mode.toLowerCase()}`}
        src={src}
        alt=''
        loading='lazy'
        decoding='async'
        onLoad={onLoad}
        onError={onError}
        {...nativeProps}
      />
    ) : null
  )

/**
 * What is written, told as it comes; with an input method for Chinese only when the characters are chosen, so that the
 * letters on the way to them are no text.
 */
const useWriting = ({ value, placeholder, maxlength, disabled, onInput, nativeProps }: WritingProps) => {
  const [onTheWay, setOnTheWay] = useState<string | null>(null)
  const tell = (text: string) => onInput?.({ detail: { value: text } })
  const shown = onTheWay ?? value
  return {
    placeholder,
    disabled,
    ...(shown === undefined ? {} : { value: shown }),
    ...(maxlength === undefined || maxlength < 0 ? {} : { maxLength: maxlength }),
    onChange: ({ target }: { target: { value: string } }) => {
      if (onTheWay === null) tell(target.value)
      else setOnTheWay(target.value)
    },
    onCompositionStart: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setOnTheWay(currentTarget.value),
    onCompositionEnd: ({ currentTarget }: { currentTarget: { value: string } }) => {
      setOnTheWay(null)
      tell(currentTarget.value)
    },
    ...nativeProps
  }
}

export const Input = (props: WritingProps) =>
  createElement(
    'taro-input-core',
    { class: props.className },
    <input className='weui-input' type='text' {...useWriting(props)} />
  )

export const Textarea = (props: WritingProps) =>
  createElement(
    'taro-textarea-core',
    { class: props.className },
    <textarea className='taro-textarea' {...useWriting(props)} />
  )

/** WeChat's own buttons alone give a phone number or the privacy words: none of them is on H5. */
export const Button: ComponentType<Common> = ({ className, children, ...rest }) => (
  <button type='button' className={className} {...rest}>
    {children}
  </button>
)
