import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { useLetter } from '@/client/api/use-letter'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { DateField } from '@/client/components/date-field'
import { Field, Labelled } from '@/client/components/field'
import { KeptLetter } from '@/client/components/kept-letter'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PhotoPicker } from '@/client/components/photo-picker'
import { PointsAmount } from '@/client/components/points-amount'
import { useFormDraft } from '@/client/stores/form-drafts'
import { mostDaysBack, mostPhotos, mostTimes } from '@/domain/claim/names'
import { addDays } from '@/domain/common/calendar'
import { type Item, itemNote } from '../choose-item'
import { Counter } from '../counter'
import { type ClaimForm, claimDrafts, claimInput, claimLacks } from './claim-draft'
import type { Declared, Member } from './index'
import { Left } from './left'
import { Who } from './who'

interface DeclareFormProps {
  readonly member: Member
  readonly item: Item
  readonly draftKey: string
  readonly onDone: (done: Declared) => void
}

const LATE = `做了以后${mostDaysBack}天内报，按村里收到的那天算。`

/** What was done: by whom, how often, when, with what to show for it. Kept on the phone until it was taken in. */
export const DeclareForm = ({ member, item, draftKey, onDone }: DeclareFormProps) => {
  const today = useToday()
  const { villageId } = member
  const draft = useFormDraft(claimDrafts, draftKey)
  const form: ClaimForm = {
    ...draft,
    householdId: draft.householdId || (member.householdId ?? ''),
    occurredOn: draft.occurredOn || today
  }
  const edit = (change: Partial<ClaimForm>) => claimDrafts.edit(draftKey, change)
  const [hasPressed, setPressed] = useState(false)
  const { submit, isRunning, problem, sentence, kept } = useLetter('claim', {
    requestId: draft.requestId,
    slot: claimDrafts.slotOf(draftKey),
    onDone
  })
  const left = useForesight(villageId, form)
  const lack = hasPressed ? claimLacks(form, item) : null
  const wrong = (field: string) =>
    lack?.field === field ? lack.message : problem?.field === field ? problem.message : null
  const most = Math.max(1, Math.min(mostTimes, left.data?.mostTimes ?? mostTimes))
  const press = () => {
    setPressed(true)
    if (claimLacks(form, item)) return
    // The day it was done stays that day, however much later it arrives or is corrected.
    edit({ occurredOn: form.occurredOn, householdId: form.householdId })
    void submit({
      ...{ villageId, holderId: member.holderId },
      ...{ input: claimInput(villageId, form), photos: form.photos },
      ...{
        title: '积分申报',
        about: item.words,
        words: `${form.times}${item.unit}，${form.note}`,
        until: LATE
      },
      page: { name: 'declare', query: {} },
      form: { name: 'claim-drafts', key: draftKey }
    })
  }
  if (kept) {
    return (
      <Page title='申报积分'>
        <KeptLetter letter={kept} />
      </Page>
    )
  }
  return (
    <Page
      title='申报积分'
      foot={
        <>
          <View className='xy-total'>
            <Text>{`${form.times}${item.unit}，申报`}</Text>
            <PointsAmount points={item.points * form.times} signed />
          </View>
          <Notice tone='stop'>{lack?.message ?? sentence}</Notice>
          <Button kind='primary' running={isRunning} onTap={press}>
            提交申报
          </Button>
        </>
      }
    >
      <Cells>
        <Cell
          icon='book'
          title={item.words}
          note={itemNote(item)}
          value='换一条'
          onTap={() => edit({ itemId: '' })}
        />
      </Cells>
      <Left foresight={left.data ?? null} item={item} />
      <Who member={member} item={item} form={form} edit={edit} error={wrong('memberId')} />
      <Labelled label='几次' error={wrong('times')}>
        <Counter value={form.times} unit={item.unit} most={most} onChange={(times) => edit({ times })} />
      </Labelled>
      <DateField
        label='哪一天'
        value={form.occurredOn}
        min={addDays(today, -mostDaysBack)}
        max={today}
        onChange={(occurredOn) => edit({ occurredOn })}
        error={wrong('occurredOn')}
      />
      <Field
        label='说明'
        optional={!item.evidence?.needed}
        lines
        hint='做了什么，谁看见的，像平时说话一样写'
        value={form.note}
        maxLength={200}
        onInput={(note) => edit({ note })}
        error={wrong('note')}
      />
      <PhotoPicker
        kept
        villageId={villageId}
        label={item.evidence ? `照片（${item.evidence.words}）` : '照片'}
        optional={!item.evidence?.needed}
        photos={form.photos}
        max={mostPhotos}
        onChange={(change) => claimDrafts.edit(draftKey, (now) => ({ photos: change(now.photos) }))}
        error={wrong('photos') ?? wrong('fileIds')}
      />
      <View className='xy-left'>
        照片里不要拍到人脸、药品和票据上的姓名号码。没写完也不会丢，下次接着写。
      </View>
    </Page>
  )
}

/** What the caps leave for this household, person and day. */
const useForesight = (villageId: string, form: ClaimForm) => {
  const { householdId, memberId, itemId, occurredOn } = form
  return useRead(['claim.foresee', villageId, householdId, memberId, itemId, occurredOn], () =>
    api.claim.foresee.query({
      ...{ villageId, householdId, itemId, occurredOn },
      ...(memberId ? { memberId } : {})
    })
  )
}
