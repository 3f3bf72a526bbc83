import { Choice } from '@/client/components/choice'
import { Labelled } from '@/client/components/field'
import type { Card } from './index'

export type Channel = Card['mustHangAt'][number]

const names = { wall: '村务公开栏', page: '手机公示' } as const

interface WhereProps {
  readonly label: string
  /** The places that can be chosen; with two of them also both at once. */
  readonly among: readonly Channel[]
  readonly value: readonly Channel[]
  readonly onChoose: (channels: readonly Channel[]) => void
}

/** The board on the wall, the page, or both. */
export const Where = ({ label, among, value, onChoose }: WhereProps) => {
  const sets = among.length > 1 ? [among, ...among.map((channel) => [channel])] : [among]
  const nameOf = (set: readonly Channel[]) => set.map((channel) => names[channel]).join('和')
  return (
    <Labelled label={label}>
      <Choice
        label={label}
        shape='list'
        value={value.join()}
        onChoose={(chosen) => onChoose(sets.find((set) => set.join() === chosen) ?? among)}
        options={sets.map((set) => ({ value: set.join(), name: nameOf(set) }))}
      />
    </Labelled>
  )
}
