import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { type PersonHere, useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { toast } from '@/client/components/toast'
import { learnContact } from '@/client/stores/contact'
import { useSession } from '@/client/stores/session'
import { sayContact } from '@/domain/contact/say-contact'

type Read = Outputs['contact']['read']
type Place = { readonly villageId: string } | { readonly townshipId: string }
interface Words {
  readonly post: string
  readonly name: string
  readonly phone: string
  readonly hours: string
}

/** The place for which this person may write it: a member's village, a member of staff's township. */
const placeOf = (person: PersonHere | null, may: ReturnType<typeof useMe>['may']): Place | null => {
  if (person?.kind === 'member' && person.villageId && may('village_contact'))
    return { villageId: person.villageId }
  if (person?.kind === 'staff' && person.townshipId && may('township_contact'))
    return { townshipId: person.townshipId }
  return null
}

/** The new word of the place, or null to take the last one back. */
const write = (place: Place, requestId: string, words: Words | null) => {
  const contact = words && { ...words, agreed: true as const }
  return 'villageId' in place
    ? api.contact.chooseVillage.mutate({ requestId, ...place, contact })
    : api.contact.chooseTownship.mutate({ requestId, ...place, contact })
}

/** 有事打谁的电话: whom everybody of the village (or township) finds at the end of every page and on the wall. */
const OfficePhone = () => {
  const { person, may, query: meQuery } = useMe()
  const place = placeOf(person, may)
  return (
    <Page title='有事打谁的电话'>
      <PageState query={meQuery} isEmpty={() => place === null} empty={{ title: '您的身份不能改这里' }}>
        {() => (place ? <Loaded place={place} /> : null)}
      </PageState>
    </Page>
  )
}

const Loaded = ({ place }: { place: Place }) => {
  const query = useRead(['contact.read', place], () => api.contact.read.query(place))
  return <PageState query={query}>{(read) => <Form place={place} read={read} />}</PageState>
}

const ASK = '本人同意让大家看到称呼和电话吗'
const blank: Words = { post: '', name: '', phone: '', hours: '白天' }

const Form = ({ place, read }: { place: Place; read: Read }) => {
  const [words, setWords] = useState<Words>(read.own ?? blank)
  const [agreed, setAgreed] = useState<boolean | null>(null)
  const [isUnasked, setUnasked] = useState(false)
  const villageId = useSession((s) => s.village?.villageId ?? null)
  const edit = (change: Partial<Words>) => setWords((now) => ({ ...now, ...change }))
  const save = useSubmit(
    ({ requestId, isTaken }: { requestId: string; isTaken: boolean }) =>
      write(place, requestId, isTaken ? null : words),
    {
      onDone: ({ contact }) => {
        // The line at the end of this very page follows at once; a village's own word is not always the township's.
        if ('villageId' in place && place.villageId === villageId) learnContact(villageId, contact)
        toast('存好了')
        void queryClient.invalidateQueries()
      }
    }
  )
  const { problem, sentence, isRunning } = save
  const wrong = (field: keyof Words) => (problem?.field === `contact.${field}` ? problem.message : null)
  const isWrong = (['post', 'name', 'phone', 'hours'] as const).some((field) => wrong(field) !== null)
  const store = () => {
    setUnasked(agreed !== true)
    if (agreed === true) void save.submit({ isTaken: false })
  }
  return (
    <View className='xy-form'>
      <Panel title='现在大家看到的'>
        <View>{read.contact ? sayContact(read.contact) : '还没有写，大家找不到人问。'}</View>
      </Panel>
      <Notice>每一页的最下面和打印的公示上都会写这个电话，请写一位真能接电话的人。</Notice>
      <Field
        label='哪个办公室'
        hint='村委会'
        value={words.post}
        maxLength={20}
        onInput={(post) => edit({ post })}
        error={wrong('post')}
      />
      <Field
        label='怎么称呼'
        hint='向会计'
        value={words.name}
        maxLength={12}
        onInput={(name) => edit({ name })}
        error={wrong('name')}
      />
      <Field
        label='电话'
        hint='0718-8221234'
        value={words.phone}
        maxLength={20}
        onInput={(phone) => edit({ phone })}
        error={wrong('phone')}
      />
      <Field
        label='什么时候打得通'
        hint='白天'
        value={words.hours}
        maxLength={20}
        onInput={(hours) => edit({ hours })}
        error={wrong('hours')}
      />
      <Labelled label={ASK} error={isUnasked ? '要先问过本人，同意了才能写。' : null}>
        <Choice
          label={ASK}
          shape='list'
          value={agreed}
          onChoose={setAgreed}
          options={[
            { value: true, name: '问过了，本人同意' },
            { value: false, name: '还没有问' }
          ]}
        />
      </Labelled>
      <Notice tone='stop'>{isWrong ? null : sentence}</Notice>
      <Button kind='primary' running={isRunning} onTap={store}>
        存好
      </Button>
      {read.own ? (
        <Button running={isRunning} onTap={() => void save.submit({ isTaken: true })}>
          不再写这个电话
        </Button>
      ) : null}
    </View>
  )
}

export default OfficePhone
