import './index.scss'
import { useRouter } from '@tarojs/taro'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { ReadAloud } from '@/client/components/read-aloud'
import { Subscribe } from '@/client/components/subscribe'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import { sayState } from '@/client/words/matters'
import { spokenMatter } from '@/domain/spoken/matter'
import { Asks } from './asks'
import { Course, History } from './course'
import { Hands } from './hands'
import { ended, Join } from './join'
import { Lead } from './lead'
import { Looks } from './looks'
import type { At, Foresight, Whole } from './use-act'
import { WaysOut } from './ways-out'

/** What the raiser or the other side does on this page; everything else is done on the desk. */
const ofParties: readonly string[] = [
  ...['withdraw', 'rate', 'rate_dissatisfied', 'reconsider', 'escalate_late', 'consent', 'leave_mediation']
]
const readers: readonly Whole['as'][] = ['own', 'party', 'handler', 'office']

/** What is nobody's business but its parties' does not lie on the phone of whoever handles it. */
const mayLie = ({ as, moderation }: Whole): boolean =>
  as === 'own' || as === 'party' || moderation === 'shown'

/** One matter: what was said, what is asked of the reader, in whose hands it is, and everything that was done. */
const Issue = () => {
  const { villageId = '', issueId = '' } = useRouter().params
  const at = { villageId, issueId }
  const { isSignedIn } = useMe()
  const query = useRead(['issue.read', villageId, issueId], () => api.issue.read.query(at), {
    keep: mayLie
  })
  const as = query.data?.as
  const foresight = useRead(['issue.foresee', villageId, issueId], () => api.issue.foresee.query(at), {
    enabled: isSignedIn && as !== undefined && readers.includes(as)
  })
  const actions = foresight.data?.actions ?? []
  const handles = as !== 'party' && actions.some((a) => !ofParties.includes(a.action))
  return (
    <Page
      title='事情进展'
      foot={
        handles ? (
          <Button kind='primary' onTap={() => go('handleIssue', at)}>
            办理这件事
          </Button>
        ) : null
      }
    >
      <PageState query={query}>{(whole) => <IssueView at={at} whole={whole} actions={actions} />}</PageState>
    </Page>
  )
}

interface IssueViewProps {
  readonly at: At
  readonly whole: Whole
  readonly actions: Foresight['actions']
}

/** Whether the reader is told of what comes, and something may still come. */
const mayMove = ({ as, following, state }: Whole): boolean =>
  (as === 'own' || following) && !ended.includes(state)

const IssueView = ({ at, whole, actions }: IssueViewProps) => {
  const today = useToday()
  const { may, person } = useMe()
  // What was begun is kept by the person who began it: no form before it is known who that is.
  const party = person !== null && (whole.as === 'own' || whole.as === 'party')
  return (
    <>
      {party ? <Asks at={at} whole={whole} actions={actions} /> : null}
      <Lead whole={whole} />
      <ReadAloud text={() => spokenMatter(whole, sayState(whole, whole.as === 'own'), today)} />
      <Hands whole={whole} />
      <Course whole={whole} />
      <Join at={at} whole={whole} />
      {mayMove(whole) ? <Subscribe template='matter' when='这件事再有进展时' /> : null}
      {whole.as === 'own' && whole.moderation === 'private' ? <Looks at={at} /> : null}
      <History history={whole.history} />
      {party ? <WaysOut at={at} actions={actions} /> : null}
      {whole.moderation === 'shown' && whole.audience === 'village' && may('print_paper') ? (
        <Way onTap={() => go('loudspeaker', { kind: 'issue', id: at.issueId, villageId: at.villageId })}>
          用大喇叭说办到哪一步了
        </Way>
      ) : null}
      {whole.moderation === 'shown' && whole.as !== 'own' ? (
        <Way onTap={() => go('complain', { villageId: at.villageId, about: 'issue', id: at.issueId })}>
          这条内容不该公开？投诉举报
        </Way>
      ) : null}
    </>
  )
}

export default Issue
