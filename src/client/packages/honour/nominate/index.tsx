import '../honour.scss'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PhotoPicker } from '@/client/components/photo-picker'
import { toast } from '@/client/components/toast'
import { goBack } from '@/client/navigate'
import type { PhotoDraft } from '@/client/stores/drafts'
import { limits } from '@/domain/honour/names'
import { FullName } from '../full-name'

/** To put forward one's own household, or another, which is asked first. */
const NominatePage = () => {
  const { villageId = '', roundId = '', name = '' } = useRouter().params
  const { member } = useMe()
  return (
    <Page title='提名'>
      <View className='xy-lead'>
        <View className='xy-lead__title'>{decodeURIComponent(name)}</View>
      </View>
      <Form villageId={villageId} roundId={roundId} householdId={member?.householdId ?? null} />
    </Page>
  )
}

interface FormProps {
  readonly villageId: string
  readonly roundId: string
  readonly householdId: string | null
}

const empty = { own: true, name: '', householdNo: '', words: '', fullName: false }

const Form = ({ villageId, roundId, householdId }: FormProps) => {
  const [form, setForm] = useState(empty)
  const [photos, setPhotos] = useState<readonly PhotoDraft[]>([])
  const edit = (change: Partial<typeof empty>) => setForm((now) => ({ ...now, ...change }))
  const own = form.own && householdId !== null
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['honour']['nominate']) => api.honour.nominate.mutate(input),
    {
      onDone: ({ state }) => {
        toast(state === 'asked' ? '已告诉那一户，等他们同意' : '提名好了，等院落评议')
        void queryClient.invalidateQueries()
        goBack('points')
      }
    }
  )
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  const fileIds = photos.flatMap((p) => (p.fileId ? [p.fileId] : []))
  const waits = fileIds.length < photos.length
  const lacks = form.words.trim().length < 5 || (!own && form.name.trim().length < 2)
  const who =
    own && householdId
      ? { householdId, fullName: form.fullName }
      : {
          name: form.name.trim(),
          ...(form.householdNo.trim() ? { householdNo: form.householdNo.trim() } : {})
        }
  return (
    <View className='xy-form'>
      {householdId ? (
        <Labelled label='提名哪一户'>
          <Choice
            label='提名哪一户'
            shape='row'
            value={form.own}
            onChoose={(value) => edit({ own: value })}
            options={[
              { value: true, name: '我家' },
              { value: false, name: '别人家' }
            ]}
          />
        </Labelled>
      ) : null}
      {own ? (
        <FullName value={form.fullName} onChoose={(fullName) => edit({ fullName })} />
      ) : (
        <>
          <Notice>先问那一户愿不愿意。他们同意以前，别人看不到您的推荐。</Notice>
          <Field
            label='那一户家里人的姓名'
            hint='写全名，和名册上一样'
            maxLength={30}
            value={form.name}
            onInput={(value) => edit({ name: value })}
            error={wrong('name')}
          />
          <Field
            label='户号'
            optional
            hint='村里有同名的才要填'
            maxLength={40}
            value={form.householdNo}
            onInput={(householdNo) => edit({ householdNo })}
            error={wrong('householdNo')}
          />
        </>
      )}
      <Field
        label='为什么提名'
        lines
        hint='做了什么、好在哪里，写具体的事。不要写病情、电话、家庭矛盾。'
        maxLength={limits.words}
        value={form.words}
        onInput={(words) => edit({ words })}
        error={wrong('words')}
      />
      <PhotoPicker
        villageId={villageId}
        photos={photos}
        max={limits.photos}
        optional
        label='照片（不要拍人脸、药和单据）'
        onChange={setPhotos}
      />
      <Notice>{waits ? '照片还没有传完，请稍等，或去掉没传上的。' : null}</Notice>
      <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={waits || lacks}
        onTap={() => void submit({ villageId, roundId, ...who, words: form.words.trim(), fileIds })}
      >
        提名
      </Button>
    </View>
  )
}

export default NominatePage
