import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useReadMore } from '@/client/api/use-read-more'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Choice } from '@/client/components/choice'
import { SearchBar } from '@/client/components/field'
import { More } from '@/client/components/more'
import { Notice } from '@/client/components/notice'
import { PageState } from '@/client/components/page-state'
import { confirm } from '@/client/components/toast'
import { useLater } from '@/client/components/use-later'
import type { Meeting } from './index'
import { LeaveOut } from './leave-out'
import { Person } from './person'

export type Entitled = Outputs['meeting']['listEntitled']['people'][number]
type Only = 'absent' | 'here' | 'by_hand'

/** As many as a screen or two holds; every further one costs a weak phone time. */
const SHOWN = 40

interface RollProps {
  readonly villageId: string
  readonly meeting: Meeting
  readonly keeps: boolean
}

const onScreen = ['meeting.read', 'meeting.listEntitled']

/**
 * Fifty people sign in within minutes: only what stands on the screen is read again at once, the pages below it when
 * they come back. Reading everything each time would run into the host's limit of calls.
 */
const done = () => {
  void queryClient.invalidateQueries({ refetchType: 'none' })
  void queryClient.refetchQueries({
    type: 'active',
    predicate: ({ queryKey: [, procedure] }) => onScreen.includes(String(procedure))
  })
}

/** Signing in and telling, one press each; what failed stays as it was, with a sentence. */
const useRoll = (villageId: string, meeting: Meeting, fromPaper: boolean) => {
  const { meetingId } = meeting
  const sign = useSubmit((input: Inputs['meeting']['sign']) => api.meeting.sign.mutate(input), {
    onDone: done
  })
  const tell = useSubmit((input: Inputs['meeting']['tell']) => api.meeting.tell.mutate(input), {
    onDone: done
  })
  const write = (entry: Inputs['meeting']['sign']['entries'][number]) =>
    void sign.submit({ villageId, meetingId, entries: [entry], ...(fromPaper ? { fromPaper } : {}) })
  return {
    write,
    told: (memberId: string) => void tell.submit({ villageId, meetingId, memberIds: [memberId] }),
    isRunning: sign.isRunning || tell.isRunning,
    sentence: sign.sentence ?? tell.sentence
  }
}

const emptyWords: Record<Only, { title: string; hint?: string }> = {
  absent: { title: '没有要签到的人了' },
  here: { title: '还没有人签到' },
  by_hand: { title: '没有要上门通知的人', hint: '应到的人都能在小院里看到通知。' }
}

/** The list of those who ought to come: found by name, signed in by a tap. */
export const Roll = ({ villageId, meeting, keeps }: RollProps) => {
  const today = useToday()
  const begun = meeting.plannedOn <= today
  const [only, setOnly] = useState<Only>(begun ? 'absent' : 'by_hand')
  const [paper, setPaper] = useState(false)
  const [words, setWords] = useState('')
  const [shown, setShown] = useState(SHOWN)
  const [leaving, setLeaving] = useState<Entitled | null>(null)
  const search = useLater(words.trim(), 250)
  const ended = meeting.endedAt !== null || meeting.plannedOn < today
  const roll = useRoll(villageId, meeting, ended && paper)
  const query = useReadMore(['meeting.listEntitled', villageId, meeting.meetingId, only, search], {
    read: (after) =>
      api.meeting.listEntitled.query({
        ...{ villageId, meetingId: meeting.meetingId, only },
        ...(search ? { search } : {}),
        ...(after ? { after } : {})
      }),
    next: (page) => page.next
  })
  const open = keeps && meeting.status === 'called'
  const tap = async (p: Entitled) => {
    if (only === 'by_hand') return p.told ? undefined : roll.told(p.memberId)
    if (p.standing === null) return roll.write({ memberId: p.memberId, way: 'in_person' })
    const yes = await confirm(`${p.name}没有到会？`, '原来的签到会留着，再记一笔更正。', '记更正')
    return yes ? roll.write({ memberId: p.memberId, way: 'struck' }) : undefined
  }
  const known = query.data?.reduce((sum, p) => sum + p.people.length, 0) ?? 0
  const showMore = () => {
    setShown(shown + SHOWN)
    if (known < shown + SHOWN) query.more?.read()
  }
  const hidden =
    known > shown || query.more ? { isRunning: query.more?.isRunning ?? false, read: showMore } : null
  if (leaving) {
    return (
      <LeaveOut
        name={leaving.name}
        onChoose={(reason) => {
          roll.write({ memberId: leaving.memberId, way: 'left_out', reason })
          setLeaving(null)
        }}
        onBack={() => setLeaving(null)}
      />
    )
  }
  return (
    <View className='xy-section'>
      <Choice
        label='看哪些人'
        shape='row'
        value={only}
        onChoose={(next) => {
          setOnly(next)
          setShown(SHOWN)
        }}
        options={[
          ...(begun ? [] : [{ value: 'by_hand' as const, name: '要上门通知' }]),
          { value: 'absent', name: begun ? '没签到' : '应到名单' },
          ...(begun ? [{ value: 'here' as const, name: '已签到' }] : [])
        ]}
      />
      {open && begun && ended ? <Late paper={paper} onChange={setPaper} /> : null}
      <SearchBar label='搜姓名或户号' value={words} onInput={setWords} />
      <Notice tone='stop'>{roll.sentence}</Notice>
      <PageState query={query} isEmpty={(pages) => pages[0]?.people.length === 0} empty={emptyWords[only]}>
        {(pages) => (
          <>
            <View className='xy-ticks'>
              {pages
                .flatMap((p) => p.people)
                .slice(0, shown)
                .map((p) => (
                  <Person
                    key={p.memberId}
                    person={p}
                    telling={only === 'by_hand'}
                    disabled={!open || roll.isRunning || (only !== 'by_hand' && !begun)}
                    onTap={() => void tap(p)}
                    onLeaveOut={
                      open && meeting.kind === 'party_members' && only === 'absent' && p.votes
                        ? () => setLeaving(p)
                        : null
                    }
                  />
                ))}
            </View>
            <More more={hidden} word='再看一些' />
          </>
        )}
      </PageState>
    </View>
  )
}

const Late = ({ paper, onChange }: { paper: boolean; onChange: (paper: boolean) => void }) => (
  <View className='xy-section'>
    <Notice>会议已经结束。现在来签的算补签，不计入实到；会上已在纸上签的，选“照签到表补录”。</Notice>
    <Choice
      label='怎么签'
      shape='row'
      value={paper}
      onChoose={onChange}
      options={[
        { value: false, name: '补签' },
        { value: true, name: '照签到表补录' }
      ]}
    />
  </View>
)
