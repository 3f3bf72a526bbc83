import type { Outputs } from '@/client/api/client'
import { sayDate } from '@/client/words/dates'

type Shop = Pick<Outputs['shop']['listGoods'], 'budget' | 'waiting'>

/** The budget in one sentence: what it is, and what that means for whoever asks now. */
export const sayBudget = ({ budget, waiting }: Shop): string => {
  if (!budget) return '村里还没有公布这段时间的兑换预算，公布以后才能兑换。'
  const words = `这一期预算${budget.points}分（到${sayDate(budget.to)}），还剩${budget.left}分。`
  if (waiting > 0) return `${words}现在有${waiting}份在排队，新的兑换排在后面，村里追加预算后按先后领。`
  return budget.left > 0 ? words : `${words}现在兑换要排队，东西和分先给您留着，谁先谁领。`
}
