import { isWeapp } from '@/client/words/platform'

interface Accessible {
  readonly role?: string | undefined
  readonly label?: string | undefined
  readonly checked?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly hidden?: boolean | undefined
  /** A sentence that is read out when it appears. */
  readonly live?: boolean | undefined
}

/** What a screen reader is told, in the words of the platform: ARIA attributes on a page, `aria-*` of WeChat's views. */
export const a11y = ({
  role,
  label,
  checked,
  disabled,
  hidden,
  live
}: Accessible): Record<string, string> => {
  const told: [string, string | undefined][] = isWeapp
    ? [
        ['ariaRole', role],
        ['ariaLabel', label],
        ['ariaChecked', word(checked)],
        ['ariaDisabled', disabled ? 'true' : undefined],
        ['ariaHidden', hidden ? 'true' : undefined]
      ]
    : [
        ['role', role],
        ['aria-label', label],
        ['aria-checked', word(checked)],
        ['aria-disabled', disabled ? 'true' : undefined],
        ['aria-hidden', hidden ? 'true' : undefined],
        ['aria-live', live ? 'polite' : undefined]
      ]
  return Object.fromEntries(told.filter((t): t is [string, string] => t[1] !== undefined))
}

const word = (value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : String(value)
