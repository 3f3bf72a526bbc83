import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { useToday } from '@/client/api/use-today'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PhotoPicker } from '@/client/components/photo-picker'
import { useFormDraft } from '@/client/stores/form-drafts'
import { mostLines, mostPhotos, mostTimes } from '@/domain/claim/names'
import { type Item, itemNote } from '../choose-item'
import type { Done, Member } from './index'
import { type RecordForm as Form, recordDrafts, recordInput, unitsOf } from './record-draft'
import { Note, When } from './record-fields'
import { TickList } from './tick-list'
import { TimesList } from './times-list'

interface RecordFormProps {
  readonly member: Member
  readonly item: Item
  readonly draftKey: string
  readonly onDone: (done: Done) => void
}

/** The day, how often, who was there; every tick is kept on the phone, and the whole goes out under one id. */
export const RecordForm = ({ member, item, draftKey, onDone }: RecordFormProps) => {
  const today = useToday()
  const { villageId } = member
  const draft = useFormDraft(recordDrafts, draftKey)
  const form: Form = { ...draft, occurredOn: draft.occurredOn || today }
  const edit = (change: Partial<Form>) => recordDrafts.edit(draftKey, change)
  const [hasPressed, setPressed] = useState(false)
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['claim']['record']) => api.claim.record.mutate(input),
    {
      slot: recordDrafts.slotOf(draftKey),
      onDone: (answer) => {
        const { picked } = recordDrafts.read(draftKey)
        const names = Object.fromEntries(Object.entries(picked).map(([line, { name }]) => [line, name]))
        recordDrafts.discard(draftKey)
        onDone({ answer, names })
        void queryClient.invalidateQueries()
      }
    }
  )
  const count = Object.keys(form.picked).length
  const lacks = lackOf(form, item, count)
  const lack = hasPressed ? lacks : null
  const wrong = (...fields: string[]) =>
    fields.includes(problem?.field ?? '') ? (problem?.message ?? null) : null
  const press = () => {
    setPressed(true)
    if (lacks) return
    edit({ sent: true })
    void submit(recordInput(villageId, form))
  }
  return (
    <Page
      title='记一笔'
      foot={
        <>
          <View className='xy-total'>
            {`已勾${count}${item.perPerson ? '人' : '户'}，共${item.points * unitsOf(form)}分`}
          </View>
          <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{lack ?? sentence}</Notice>
          <Button kind='primary' running={isRunning} onTap={press}>
            交上去评议
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
      {form.sent && !isRunning && !problem ? (
        <Notice>上一次没有收到回音。再点一次“交上去评议”，不会记成两笔。</Notice>
      ) : null}
      <When
        {...{ item, draftKey, today }}
        occurredOn={form.occurredOn}
        times={form.times}
        wrongDay={wrong('occurredOn')}
        wrongTimes={wrong('times')}
      />
      <TickList member={member} item={item} picked={form.picked} draftKey={draftKey} />
      <TimesList form={form} unit={item.unit} most={mostTimes} draftKey={draftKey} />
      <Note
        isNeeded={item.evidence?.needed === true}
        draftKey={draftKey}
        note={form.note}
        wrong={wrong('note')}
      />
      <PhotoPicker
        villageId={villageId}
        label={item.evidence ? `照片（${item.evidence.words}）` : '照片'}
        optional
        photos={form.photos}
        max={mostPhotos}
        onChange={(change) => recordDrafts.edit(draftKey, (now) => ({ photos: change(now.photos) }))}
        error={wrong('fileIds')}
      />
      <View className='xy-left'>
        记了还不算入账：三个人以上打分，村里复核，公示后没有异议才入账。勾的、写的都存在手机里，断网也不丢。
      </View>
    </Page>
  )
}

const lackOf = (form: Form, item: Item, count: number): string | null => {
  if (count === 0) return item.perPerson ? '请勾上做了这件事的人。' : '请勾上做了这件事的户。'
  if (count > mostLines) return `一次最多${mostLines}${item.perPerson ? '人' : '户'}，请分两次记。`
  if (form.photos.some((p) => p.fileId === null)) return '有照片还没有传上去，请等一等，或去掉它。'
  if (item.evidence?.needed && form.photos.length === 0 && form.note.trim() === '')
    return `这一条要有凭据（${item.evidence.words}），请拍照或写上说明。`
  return null
}
