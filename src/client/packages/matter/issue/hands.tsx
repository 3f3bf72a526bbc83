import { View } from '@tarojs/components'
import { useNow } from '@/client/api/use-now'
import { useToday } from '@/client/api/use-today'
import { Clock } from '@/client/components/clock'
import { Fact } from '@/client/components/fact'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { sayDate } from '@/client/words/dates'
import { sayLeft } from '@/client/words/matters'
import type { Whole } from './use-act'

const inWork = ['ASSIGNED', 'IN_PROGRESS', 'REWORK', 'MEDIATION']
const others = ['REPORTED', 'TRIAGED', 'DISCUSSING', 'AGREED', 'ESCALATED', ...inWork]

const waits: Readonly<Record<string, string>> = {
  REPORTED: '等着有人接下来',
  TRIAGED: '已经接下来，等着商议或交办',
  DISCUSSING: '院落里正在商量',
  AGREED: '议定了，等着交给人办',
  ESCALATED: '上一级还没有指定由谁办'
}

const nameOf = ({ name, role }: { name: string; role: string }): string => `${name}（${role}）`

/** Who has had it in hand; one who was passed over is among them. */
const before = ({ state, owner, formerOwners }: Whole): string[] => {
  const last = owner && !inWork.includes(state) && others.includes(state) ? [owner] : []
  return [...formerOwners, ...last].map(nameOf)
}

/** In whose hands it is, at which level, until when; that it is late is said first. */
export const Hands = ({ whole }: { whole: Whole }) => {
  const now = useNow()
  const today = useToday()
  const { state, owner, dueAt, levelName } = whole
  const past = before(whole)
  const working = inWork.includes(state)
  if (!others.includes(state) && past.length === 0 && !owner) return null
  const open = others.includes(state)
  const late = open && dueAt !== null && Date.parse(dueAt) <= now.getTime()
  const broken = working && owner?.dueOn != null && owner.dueOn < today
  return (
    <Panel title={open ? '现在谁在办' : '谁办的'}>
      {late ? <Notice tone='stop'>{`${levelName}这一级${sayLeft(dueAt, now)}`}</Notice> : null}
      {open && !late && dueAt !== null ? <Clock>{`${levelName}这一级${sayLeft(dueAt, now)}`}</Clock> : null}
      <View className='xy-hands'>
        <Fact
          name={state === 'MEDIATION' ? '调解员' : '经办人'}
          value={owner && (working || !open) ? nameOf(owner) : (waits[state] ?? '还没有指定')}
        />
        {open ? <Fact name='哪一级' value={levelName} /> : null}
        {working && owner?.dueOn ? (
          <Fact name='答应' value={`${sayDate(owner.dueOn)}前办完${broken ? '，日子已经过了' : ''}`} />
        ) : null}
        {past.length > 0 ? <Fact name='原来' value={`${past.join('、')}办过`} /> : null}
      </View>
    </Panel>
  )
}
