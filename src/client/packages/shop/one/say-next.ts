import { sayDate } from '@/client/words/dates'
import type { Whole } from './index'

type Shown = Pick<Whole, 'state' | 'ahead' | 'dueOn' | 'witnessName' | 'own'>

/** What comes next, in one sentence, for whoever looks. */
export const sayNext = ({ state, ahead, dueOn, witnessName, own }: Shown): string => {
  switch (state) {
    case 'queued':
      return `前面还有${ahead ?? 0}份。等村里追加预算，按先后领，东西和分都留着，不会作废。`
    case 'reserved':
      return `${dueOn ? sayDate(dueOn) : ''}以前到村里领，过期会把分退回。`
    case 'handed':
      if (witnessName) return `村里登记已经交货，等${witnessName}或农户自己确认。`
      return own ? '村里登记已经交到您手里。拿到了，请点“确认领到”。' : '已经交货，等农户确认领到。'
    case 'fulfilled':
      return '东西已经领到，分已经用掉。'
    case 'cancelled':
      return '这次兑换取消了，分已经退回，东西放回货架。'
    case 'expired':
      return '到期没有来领，分已经退回，东西放回货架。'
  }
}
