import type { Outputs } from '@/client/api/client'

type Own = Outputs['objection']['listOwn'][number]
type Due = NonNullable<Own['due']>

/** Who must do what by when, and that it is late where it is. */
export const sayDue = ({ late, termName, byWhen, left }: Due): string =>
  late ? `${termName}过期了：${byWhen}就该办，${left}。` : `${byWhen}要${termName}，${left}。`

/** The villager passes it up only when a term ran out; before that the village still has its time. */
export const canEscalate = (own: Pick<Own, 'actions' | 'due'>): boolean =>
  own.due?.late === true && own.actions.includes('escalate')
