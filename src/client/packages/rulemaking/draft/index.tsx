import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Fold } from '@/client/components/fold'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { confirm } from '@/client/components/toast'
import { go, goBack } from '@/client/navigate'
import { pointsCategories } from '@/domain/points/categories'
import { HeadForm } from './head-form'
import { LineCell } from './line-cell'

export type Draft = Outputs['rulebook']['readDraft']

/** One draft of a rulebook: what it says beside its rules, its rules line by line, and the way to the decision. */
const DraftPage = () => {
  const { villageId = '', draftId = '' } = useRouter().params
  const query = useRead(['rulebook.readDraft', villageId, draftId], () =>
    api.rulebook.readDraft.query({ villageId, draftId })
  )
  return (
    <Page title='起草积分细则'>
      <PageState query={query}>{(draft) => <DraftView villageId={villageId} draft={draft} />}</PageState>
    </Page>
  )
}

const tones = { open: 'wait', frozen: 'wait', adopted: 'good', dropped: 'calm' } as const

const DraftView = ({ villageId, draft }: { villageId: string; draft: Draft }) => (
  <>
    <View className='xy-lead'>
      <Tag tone={tones[draft.state]}>{draft.stateName}</Tag>
      <View className='xy-lead__title'>{draft.title}</View>
      <View className='xy-lead__note'>{`来源：${draft.source}`}</View>
    </View>
    {draft.carrier ? <Carrier villageId={villageId} draft={draft} carrier={draft.carrier} /> : null}
    <Lines villageId={villageId} draft={draft} />
    {draft.state === 'open' ? <HeadForm villageId={villageId} draft={draft} /> : null}
    {draft.state === 'open' ? <HandIn villageId={villageId} draft={draft} /> : null}
  </>
)

interface DraftProps {
  readonly villageId: string
  readonly draft: Draft
}

const Lines = ({ villageId, draft }: DraftProps) => {
  const open = draft.state === 'open'
  const openLine = (lineId: string) => go('rulebookLine', { villageId, draftId: draft.draftId, lineId })
  const waiting = draft.lines.filter((l) => l.state !== 'ready' && l.state !== 'left_out')
  const left = draft.lines.filter((l) => l.state === 'left_out')
  return (
    <>
      {waiting.length > 0 ? (
        <Cells title={`要弄好的${waiting.length}条`}>
          {waiting.map((line) => (
            <LineCell key={line.lineId} line={line} onTap={() => openLine(line.lineId)} />
          ))}
        </Cells>
      ) : null}
      {Object.entries(pointsCategories).map(([category, name]) => {
        const lines = draft.lines.filter((l) => l.state === 'ready' && l.rule.category === category)
        return lines.length === 0 ? null : (
          <Cells key={category} title={`${name}（${lines.length}条）`}>
            {lines.map((line) => (
              <LineCell
                key={line.lineId}
                line={line}
                {...(open ? { onTap: () => openLine(line.lineId) } : {})}
              />
            ))}
          </Cells>
        )
      })}
      {open ? (
        <View className='xy-more'>
          <Button icon='plus' onTap={() => openLine('')}>
            加一条
          </Button>
        </View>
      ) : null}
      {draft.beside.length > 0 ? (
        <Fold title={`原表里还有${draft.beside.length}处依法不能写`}>
          {draft.beside.map(({ text, message }) => (
            <View key={text} className='xy-entry'>
              <View className='xy-entry__what'>{text}</View>
              <View className='xy-entry__line'>{message}</View>
            </View>
          ))}
        </Fold>
      ) : null}
      {left.length > 0 ? (
        <Fold title={`不要的${left.length}条`}>
          <Cells>
            {left.map((line) => (
              <LineCell
                key={line.lineId}
                line={line}
                {...(open ? { onTap: () => openLine(line.lineId) } : {})}
              />
            ))}
          </Cells>
        </Fold>
      ) : null}
    </>
  )
}

interface CarrierProps extends DraftProps {
  readonly carrier: NonNullable<Draft['carrier']>
}

const Carrier = ({ villageId, draft, carrier }: CarrierProps) => {
  const { decisionId } = carrier
  const { submit, isRunning, sentence } = useSubmit(api.rulebook.reopen.mutate, {
    onDone: () => void queryClient.invalidateQueries()
  })
  return (
    <>
      <Cells title='交给哪件事项'>
        <Cell
          title={carrier.title}
          note={`编号${carrier.no} · ${carrier.stateName}`}
          onTap={() => go('decision', { villageId, decisionId })}
        />
        <Cell title='看交上去的全文' onTap={() => go('rulebookText', { villageId, decisionId })} />
      </Cells>
      {draft.state === 'frozen' ? (
        <Notice>{carrier.inTheWay ?? '都办妥了，几分钟内自动施行。'}</Notice>
      ) : null}
      {carrier.mayReopen ? (
        <View className='xy-more'>
          <Notice tone='stop'>{sentence}</Notice>
          <Button running={isRunning} onTap={() => void submit({ villageId, draftId: draft.draftId })}>
            收回来改
          </Button>
        </View>
      ) : null}
    </>
  )
}

const toMeeting = '带扣分的细则要由村民会议通过，并报乡镇备案，才能施行。'

const HandIn = ({ villageId, draft }: DraftProps) => {
  const today = useToday()
  const at = { villageId, draftId: draft.draftId }
  const { ready, incomplete, open, refused } = draft.counts
  const waiting = incomplete + open + refused
  const { submit, isRunning, sentence } = useSubmit(api.rulebook.handIn.mutate, {
    onDone: () => void queryClient.invalidateQueries()
  })
  const drop = useSubmit(api.rulebook.dropDraft.mutate, {
    onDone: () => {
      void queryClient.invalidateQueries()
      goBack('me')
    }
  })
  const ask = async () => {
    const words =
      draft.deductionPeriod === null
        ? '会生成一件“积分办法”的事项，按提议、商议、审议、决议、公开走完才施行。'
        : toMeeting
    if (await confirm('交去表决？', words, '交上去')) void submit(at)
  }
  const giveUp = async () => {
    if (await confirm('不要这一稿了？', '不要以后不能再改，还能看。', '不要了')) void drop.submit(at)
  }
  return (
    <Panel title='交四议两公开'>
      <View className='xy-prose'>
        {waiting > 0
          ? `写好了${ready}条，还有${waiting}条要弄好。`
          : `${ready}条都写好了。${draft.effectiveFrom ? '' : '还要填从哪一天起施行。'}`}
      </View>
      {draft.deductionPeriod === null ? null : <View className='xy-prose'>{toMeeting}</View>}
      {draft.effectiveFrom && draft.effectiveFrom < today ? (
        <Notice>施行日期已经过了，请改晚一些：表决和公开要一个多月。</Notice>
      ) : null}
      <Notice tone='stop'>{sentence ?? drop.sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={waiting > 0 || ready === 0 || draft.effectiveFrom === null}
        onTap={() => void ask()}
      >
        交去表决
      </Button>
      <Button kind='quiet' running={drop.isRunning} onTap={() => void giveUp()}>
        不要这一稿
      </Button>
    </Panel>
  )
}

export default DraftPage
