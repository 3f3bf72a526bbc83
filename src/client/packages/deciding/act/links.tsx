import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { toast } from '@/client/components/toast'
import { go } from '@/client/navigate'
import { isWeapp } from '@/client/words/platform'
import type { Foresight, Prepared } from './form'

interface LinksProps {
  readonly villageId: string
  readonly prepared: Prepared
  readonly foresight: Foresight
}

const village = ['party_secretary', 'committee_member']

/** The ways to what belongs to this matter: its meeting, its notice, its public page, its register. */
export const Links = ({ villageId, prepared, foresight }: LinksProps) => {
  const { decisionId, turn, state } = prepared
  const mayCall = prepared.roles.some((r) => village.includes(r)) && foresight.meetings.length > 0
  const ofResult = state === 'COMPLETED' || state === 'P2_PUBLISHED'
  const subject = ofResult ? 'decision_result' : 'decision_resolution'
  return (
    <>
      {prepared.followUp ? <FollowUp villageId={villageId} prepared={prepared} /> : null}
      <Cells title='相关的'>
        {turn?.place === 'draftNotice' && turn.mine ? (
          <Cell
            icon='book'
            title={ofResult ? '起草结果公示' : '起草决议公示'}
            note='内容先按登记的写好，您再核对'
            onTap={() => go('draftNotice', { villageId, subject, subjectId: decisionId })}
          />
        ) : null}
        {turn?.noticeId ? (
          <Cell icon='bell' title='公示办理' note='会签、张贴、取下、更正' onTap={() => go('board')} />
        ) : null}
        {mayCall ? (
          <Cell
            icon='bell'
            title={turn?.meetingId ? '看这次会的通知' : '召集会议'}
            note={callNote(foresight)}
            onTap={() => go('callMeeting', { villageId, decisionId })}
          />
        ) : null}
        <Cell icon='house' title='看村民看到的页面' onTap={() => go('decision', { villageId, decisionId })} />
        {isWeapp ? (
          <Cell icon='table' title='六步登记表' note='请在电脑浏览器上打开小院，再打印' />
        ) : (
          <Cell
            icon='table'
            title='打印六步登记表'
            onTap={() => go('registerPrint', { villageId, decisionId })}
          />
        )}
      </Cells>
    </>
  )
}

const callNote = ({ meetings }: Foresight): string => {
  const [longest] = [...meetings].sort((a, b) => b.noticeDays - a.noticeDays)
  return longest && longest.noticeDays > 0
    ? `${longest.name}要提前${longest.noticeDays}天通知，今天通知，最早${longest.earliest}可以开`
    : '告诉该来的人时间、地点和议题'
}

/** The paper of the township or county that the law asks for before the work begins. */
const FollowUp = ({ villageId, prepared }: { villageId: string; prepared: Prepared }) => {
  const { decisionId, followUp } = prepared
  const [document, setDocument] = useState('')
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['decision']['recordFollowUp']) => api.decision.recordFollowUp.mutate(input),
    {
      onDone: () => {
        toast('已登记')
        setDocument('')
        void queryClient.invalidateQueries()
      }
    }
  )
  if (!followUp) return null
  const may = followUp.open && prepared.roles.some((r) => village.includes(r))
  return (
    <>
      <Cells title='通过以后依法还要办'>
        <Cell
          title={followUp.name}
          note={followUp.article}
          value={followUp.document ? '已登记' : '还没有登记'}
        />
        {followUp.document ? <Cell title={followUp.document} note='文书' /> : null}
      </Cells>
      {may ? (
        <>
          <Field
            label={followUp.document ? '更换文书名称和文号' : '文书名称和文号'}
            hint='比如：县农函〔2026〕3号'
            value={document}
            maxLength={200}
            onInput={setDocument}
            error={problem?.field === 'document' ? problem.message : null}
          />
          <Notice tone='stop'>{sentence}</Notice>
          <Button
            running={isRunning}
            disabled={document.trim().length < 2}
            onTap={() => void submit({ villageId, decisionId, document })}
          >
            登记文书
          </Button>
        </>
      ) : null}
    </>
  )
}
