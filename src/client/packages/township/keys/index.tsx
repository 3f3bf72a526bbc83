import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading, Panel } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { confirm, toast } from '@/client/components/toast'
import { sayExactly } from '@/client/words/dates'

type Key = Outputs['open311']['listKeys'][number]
type NewKey = Outputs['open311']['createKey']

/** 开放接口: which other systems may hand matters in and read the public ones (Open311). */
const ApiKeys = () => {
  const { person, may, query } = useMe()
  const countyId = person?.kind === 'staff' && may('open311_keys') ? person.countyId : null
  return (
    <Page title='开放接口'>
      <PageState query={query} isEmpty={() => countyId === null} empty={{ title: '您的身份不能看这里' }}>
        {() => (countyId ? <Keys countyId={countyId} /> : null)}
      </PageState>
    </Page>
  )
}

const Keys = ({ countyId }: { countyId: string }) => {
  const query = useRead(['open311.listKeys', countyId], () => api.open311.listKeys.query({ countyId }))
  return (
    <>
      <Notice>
        有了第一个密钥，全县已公开的事就能被别的系统读到。不公开的事、说事人的姓名，永远不会给出去。
      </Notice>
      <Create countyId={countyId} />
      <PageState
        query={query}
        isEmpty={(keys) => keys.length === 0}
        empty={{ title: '还没有密钥', hint: '接口现在是关着的。' }}
      >
        {(keys) => keys.map((k) => <KeyPanel key={k.keyId} countyId={countyId} apiKey={k} />)}
      </PageState>
    </>
  )
}

const Create = ({ countyId }: { countyId: string }) => {
  const [name, setName] = useState('')
  const [made, setMade] = useState<NewKey | null>(null)
  const create = useSubmit((input: Inputs['open311']['createKey']) => api.open311.createKey.mutate(input), {
    onDone: (answer) => {
      setMade(answer)
      setName('')
      void queryClient.invalidateQueries()
    }
  })
  if (made) return <Made made={made} onDone={() => setMade(null)} />
  return (
    <View className='xy-form'>
      <Field
        label='对方系统的名称'
        value={name}
        maxLength={30}
        hint='村民会看到，比如“县12345热线”'
        error={create.problem?.field === 'name' ? create.problem.message : null}
        onInput={setName}
      />
      <Notice tone='stop'>{create.problem?.field === 'name' ? null : create.sentence}</Notice>
      <Button
        kind='primary'
        running={create.isRunning}
        disabled={name.trim().length < 2}
        onTap={() => void create.submit({ countyId, name: name.trim() })}
      >
        发一个密钥
      </Button>
    </View>
  )
}

/** The key itself: shown to whoever made it, this once. */
const Made = ({ made, onDone }: { made: NewKey; onDone: () => void }) => (
  <Panel title={`给“${made.name}”的密钥`} accent>
    <View className='xy-prose'>
      <Text selectable userSelect>
        {made.apiKey}
      </Text>
    </View>
    <Notice>只显示这一次，现在就抄下来交给对方。丢了就停用，再发一个。</Notice>
    <View className='xy-pair'>
      <Button
        onTap={() =>
          void Taro.setClipboardData({ data: made.apiKey }).then(
            () => toast('已复制'),
            () => toast('没有复制成，请手抄')
          )
        }
      >
        复制
      </Button>
      <Button kind='primary' onTap={onDone}>
        抄好了
      </Button>
    </View>
  </Panel>
)

const KeyPanel = ({ countyId, apiKey }: { countyId: string; apiKey: Key }) => {
  const end = useSubmit((input: Inputs['open311']['endKey']) => api.open311.endKey.mutate(input), {
    onDone: () => {
      toast('已停用')
      void queryClient.invalidateQueries()
    }
  })
  const stop = async () => {
    const sure = await confirm('停用密钥', `“${apiKey.name}”马上就不能再用，交来的事还在。`, '停用')
    if (sure) await end.submit({ countyId, keyId: apiKey.keyId })
  }
  return (
    <View className='xy-panel'>
      <Heading className='xy-panel__title'>{apiKey.name}</Heading>
      <Tag tone={apiKey.endedAt ? 'calm' : 'good'}>{apiKey.endedAt ? '已停用' : '在用'}</Tag>
      <View className='xy-panel__aside'>{`${sayExactly(apiKey.createdAt)}发出`}</View>
      {apiKey.endedAt ? (
        <View className='xy-panel__aside'>{`${sayExactly(apiKey.endedAt)}停用`}</View>
      ) : (
        <Button kind='warn' running={end.isRunning} onTap={() => void stop()}>
          停用
        </Button>
      )}
      <Notice tone='stop'>{end.sentence}</Notice>
    </View>
  )
}

export default ApiKeys
