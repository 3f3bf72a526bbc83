import { createElement, type ReactNode } from 'react'

type Props = Record<string, unknown> & { children?: ReactNode }

/** What WeChat alone knows of an element. */
const isWechats = (name: string) => /^(hoverClass|openType|on(Agree|Get)[A-Z]\w*)$/.test(name)

/** Thin stand-ins for Taro's elements: the same roles and names, on plain elements. */
const draw = (tag: string, { children, tabindex, ...given }: Props) => {
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !isWechats(name)))
  return createElement(
    tag,
    { ...rest, ...(tabindex === undefined ? {} : { tabIndex: Number(tabindex) }) },
    children
  )
}

interface FieldProps {
  value?: string
  placeholder?: string
  maxlength?: number
  nativeProps?: Record<string, unknown>
  onInput?: (event: { detail: { value: string } }) => void
}

const drawField = (tag: 'input' | 'textarea', props: FieldProps) =>
  createElement(tag, {
    ...props.nativeProps,
    value: props.value,
    placeholder: props.placeholder,
    maxLength: props.maxlength,
    onChange: (e: { target: { value: string } }) => props.onInput?.({ detail: { value: e.target.value } })
  })

export const View = (props: Props) => draw('div', props)
export const Text = (props: Props) => draw('span', props)
export const Image = ({ nativeProps, ...props }: Props & { nativeProps?: object }) =>
  draw('img', { ...props, ...nativeProps })
export const Button = (props: Props) => draw('button', props)
export const Picker = (props: Props) => draw('div', props)
export const Input = (props: FieldProps) => drawField('input', props)
export const Textarea = (props: FieldProps) => drawField('textarea', props)
