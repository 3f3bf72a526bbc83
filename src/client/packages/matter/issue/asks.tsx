import { View } from '@tarojs/components'
import { useNow } from '@/client/api/use-now'
import { Button } from '@/client/components/button'
import { KeptLetter } from '@/client/components/kept-letter'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { sayLeft } from '@/client/words/matters'
import { RateForm } from './rate-form'
import { type At, type Foresight, useAct, type Whole } from './use-act'
import { useAppeal, useSaid } from './use-said'
import { WordForm } from './word-form'

type Action = Foresight['actions'][number]

export interface PartyProps {
  readonly at: At
  readonly whole: Whole
  readonly actions: readonly Action[]
}

/** An action that is open and lacks nothing that a form could not give. */
export const openAction = (
  actions: readonly Action[],
  name: string,
  stops: readonly string[] = []
): boolean => actions.some((a) => a.action === name && !a.missing.some((m) => stops.includes(m.code)))

/** What is waited for from the reader, above everything else. */
export const Asks = ({ at, whole, actions }: PartyProps) => {
  const now = useNow()
  const left = whole.dueAt === null ? null : sayLeft(whole.dueAt, now)
  const kinds = whole.history.map((line) => line.kind)
  return (
    <>
      {openAction(actions, 'rate', ['ISSUE_OWN_WORK']) ? (
        <RateForm at={at} about={whole.words} left={left} again={kinds.includes('rate_dissatisfied')} />
      ) : null}
      {openAction(actions, 'rate') && !openAction(actions, 'rate', ['ISSUE_OWN_WORK']) ? (
        <Notice>这件事是您自己办的，不能自己评价；到期没有人评，就按“未评价”关闭。</Notice>
      ) : null}
      {openAction(actions, 'consent') ? <Consent at={at} whole={whole} /> : null}
      {openAction(actions, 'reconsider', ['ISSUE_RECONSIDER_TWICE', 'ISSUE_RECONSIDER_LATE']) ? (
        <Reconsider at={at} about={whole.words} left={left} refused={refusedFor(whole)} />
      ) : null}
      {openAction(actions, 'escalate_late', ['ISSUE_NOT_LATE', 'ISSUE_TOP_LEVEL']) ? <Late at={at} /> : null}
      {whole.as === 'own' && whole.moderation === 'hidden' ? (
        <Appeal
          at={at}
          hidden={whole}
          appealed={kinds.lastIndexOf('appealed') > kinds.lastIndexOf('shown')}
        />
      ) : null}
    </>
  )
}

/** Whether the reader has said yes or no to a mediation; undefined when nobody asks them. */
const ownConsent = ({ as, mediation }: Whole): boolean | null | undefined => {
  if (!mediation?.otherParty) return undefined
  if (as === 'own') return mediation.raiserConsents
  return as === 'party' ? mediation.otherConsents : undefined
}

const Consent = ({ at, whole }: { at: At; whole: Whole }) => {
  const { send, isRunning, problem, sentence } = useAct(at, 'consent', '您的意见已经记下')
  const said = ownConsent(whole)
  if (said === undefined || said) return null
  const of = whole.as === 'own' ? 'raiser' : 'other'
  return (
    <Panel title='愿不愿意坐下来调解？' accent>
      <View className='xy-prose'>
        {said === false
          ? '您说过不愿意调解，所以没有开始。改了主意，可以在这里说。'
          : '村里的调解员帮双方把话说开。不收钱，不公开，双方都愿意才开始；不愿意，不影响您去司法所或法院。'}
      </View>
      <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{sentence}</Notice>
      <View className='xy-pair'>
        <Button kind='primary' running={isRunning} onTap={() => void send({ consent: { of, given: true } })}>
          愿意调解
        </Button>
        {said === false ? null : (
          <Button running={isRunning} onTap={() => void send({ consent: { of, given: false } })}>
            不愿意
          </Button>
        )}
      </View>
    </Panel>
  )
}

/** The last refusal's reason, and where one can go instead. */
const refusedFor = ({ history }: Whole): string => {
  const line = history.filter(({ kind }) => kind === 'decline').at(-1)
  return [...(line?.facts ?? []), line?.reason].filter(Boolean).join('；')
}

interface ReconsiderProps {
  readonly at: At
  readonly about: string
  readonly left: string | null
  readonly refused: string
}

const Reconsider = ({ at, about, left, refused }: ReconsiderProps) => {
  const until = '按收到的时间算；到期还没有送到，就不能复议了。'
  const sending = useSaid({ at, about, title: '复议申请', until, done: '已经申请复议' }, 'reconsider')
  if (sending.kept) return <KeptLetter letter={sending.kept} />
  return (
    <Panel title='没有受理，您可以申请复议' accent>
      {refused ? <View className='xy-prose'>{`理由：${refused}。`}</View> : null}
      <WordForm
        sending={sending}
        why={`复议由另一个人来看，不是原来那个人${left ? `；${left}` : ''}。`}
        label='为什么要再看一看'
        press='申请复议'
        atLeast={0}
        maxLength={1000}
        onSend={(words) => void sending.send(words ? { reason: words } : {}, words)}
      />
    </Panel>
  )
}

const Late = ({ at }: { at: At }) => {
  const { send, isRunning, problem, sentence } = useAct(at, 'escalate_late', '已经转到上一级')
  return (
    <Panel title='已经超期了' accent>
      <View className='xy-prose'>您可以请上一级来办；原来的经办人，大家还看得到。</View>
      <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{sentence}</Notice>
      <Button kind='primary' running={isRunning} onTap={() => void send({})}>
        请上一级来办
      </Button>
    </Panel>
  )
}

interface AppealProps {
  readonly at: At
  readonly hidden: Whole
  readonly appealed: boolean
}

const Appeal = ({ at, hidden, appealed }: AppealProps) => {
  const saying = { at, about: hidden.words, title: '复核申请', until: null, done: '已经申请复核' }
  const sending = useAppeal(saying)
  const why = hidden.history.filter((line) => line.kind === 'hidden').at(-1)?.reason
  if (sending.kept) return <KeptLetter letter={sending.kept} />
  return (
    <Panel title='乡镇没有公开这件事' accent>
      <View className='xy-prose'>
        {`${why ? `理由：${why}。` : ''}不公开不影响办理，经办人照样看得到、照样要办。`}
      </View>
      {appealed ? (
        <View className='xy-panel__aside'>您申请过复核，乡镇看过后还是不公开。</View>
      ) : (
        <WordForm
          sending={sending}
          why='您觉得不对，可以请乡镇再看一次，只能申请一次。'
          label='为什么应该公开'
          press='申请复核'
          atLeast={4}
          maxLength={500}
          onSend={(words) => void sending.send(words)}
        />
      )}
    </Panel>
  )
}
