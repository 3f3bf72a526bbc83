import { plainDigits, TypedField } from './number-field'

interface MoneyFieldProps {
  readonly label: string
  /** In fen (分); `null` while there is none. */
  readonly value: number | null
  readonly onChange: (fen: number | null) => void
  readonly error?: string | null | undefined
  readonly optional?: boolean | undefined
}

/** A sum of money, written in yuan and kept in whole fen. */
export const MoneyField = (props: MoneyFieldProps) => (
  <TypedField
    {...props}
    unit='元'
    keyboard='decimal'
    parse={parseYuan}
    say={sayYuan}
    complaint='请填金额，单位是元，最多两位小数，比如 48600 或 48600.50。'
    aside={props.value === null || props.value < WAN ? '' : `${decimal(props.value, 6)}万元`}
  />
)

/** 一万元 in fen: from here on the number of digits is easily misread. */
const WAN = 1_000_000

/** What is written in yuan as whole fen; `null` when it is not a sum. Without floating point: 0.29 is 29 fen. */
export const parseYuan = (text: string): number | null => {
  const [, yuan, fraction = ''] = /^(\d{1,11})(?:\.(\d{0,2}))?$/.exec(plainDigits(text)) ?? []
  return yuan === undefined ? null : Number(yuan) * 100 + Number(fraction.padEnd(2, '0'))
}

/** Whole fen as a sum in units of ten to the `places` fen, without a tail of zeros. */
const decimal = (fen: number, places: number): string => {
  const digits = String(fen).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return digits.slice(0, -places) + (fraction && `.${fraction}`)
}

/** Fen as yuan: 48600, 48600.5. */
export const sayYuan = (fen: number): string => decimal(fen, 2)
