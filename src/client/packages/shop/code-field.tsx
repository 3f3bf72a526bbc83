import { Field } from '@/client/components/field'
import { plainDigits } from '@/client/components/number-field'

interface CodeFieldProps {
  readonly value: string
  readonly onChange: (code: string) => void
  readonly error?: string | null
}

/** The six digits of a household's phone. */
export const CodeField = ({ value, onChange, error = null }: CodeFieldProps) => (
  <Field
    label='领取码'
    hint='农户手机上的六位数字'
    maxLength={8}
    value={value}
    onInput={(typed) => onChange(plainDigits(typed).slice(0, 6))}
    error={error}
  />
)
