import '../account.scss'
import { View } from '@tarojs/components'
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
import { toast } from '@/client/components/toast'

type Contact = Outputs['account']['readPrivacy']['contact']

/** 隐私联系电话: whom the county's people call about their data. */
const ContactPage = () => {
  const { person, may, query: meQuery } = useMe()
  const countyId = person?.kind === 'staff' && may('choose_county_rules') ? person.countyId : null
  const query = useRead(['account.readPrivacy', 'contact'], () => api.account.readPrivacy.query({}))
  return (
    <Page title='隐私联系电话'>
      <PageState query={meQuery} isEmpty={() => countyId === null} empty={{ title: '您的身份不能改这里' }}>
        {() => (
          <PageState query={query}>
            {({ contact }) => <Form countyId={countyId ?? ''} contact={contact} />}
          </PageState>
        )}
      </PageState>
    </Page>
  )
}

const Form = ({ countyId, contact }: { countyId: string; contact: Contact }) => {
  const [form, setForm] = useState(contact ?? { office: '', phone: '', address: '' })
  const edit = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }))
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['account']['chooseContact']) => api.account.chooseContact.mutate(input),
    {
      onDone: () => {
        toast('存好了')
        void queryClient.invalidateQueries()
      }
    }
  )
  const wrong = (field: string) => (problem?.field === field ? problem.message : null)
  const isWrong = Object.keys(form).some((field) => field === problem?.field)
  return (
    <View className='xy-form'>
      <Notice>写在隐私说明里，全县的人都看得到。</Notice>
      <Field
        label='单位'
        value={form.office}
        maxLength={40}
        onInput={(office) => edit({ office })}
        error={wrong('office')}
      />
      <Field
        label='电话'
        hint='0718-8221234'
        value={form.phone}
        maxLength={20}
        onInput={(phone) => edit({ phone })}
        error={wrong('phone')}
      />
      <Field
        label='地址'
        value={form.address}
        maxLength={80}
        onInput={(address) => edit({ address })}
        error={wrong('address')}
      />
      <Notice tone='stop'>{isWrong ? null : sentence}</Notice>
      <Button kind='primary' running={isRunning} onTap={() => void submit({ countyId, ...form })}>
        存好
      </Button>
    </View>
  )
}

export default ContactPage
