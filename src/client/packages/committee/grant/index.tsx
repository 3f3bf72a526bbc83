import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { goBack } from '@/client/navigate'
import { officesOf } from '../office-words'
import { VillageName } from '../village-name'
import { GrantForm } from './grant-form'

/** 登记任职: who was elected or appointed to what, from when to when. */
const GrantPage = () => {
  const { villageId = '' } = useRouter().params
  const { person, query: meQuery } = useMe()
  const [done, setDone] = useState<string | null>(null)
  const roles = officesOf(person, villageId)
  // The term that the village's other offices have is offered for this one.
  const query = useRead(['role.listRoles', villageId], () => api.role.listRoles.query({ villageId }))
  if (done !== null) {
    return (
      <Page title='登记任职'>
        <Blank icon='tick' title='登记好了' hint={done}>
          <Button kind='primary' onTap={() => goBack('me')}>
            回到名单
          </Button>
          <Button onTap={() => setDone(null)}>再登记一位</Button>
        </Blank>
      </Page>
    )
  }
  return (
    <Page title='登记任职'>
      <VillageName villageId={villageId} />
      <PageState
        query={meQuery}
        isEmpty={() => roles.length === 0}
        empty={{
          title: '您的身份不能登记任职',
          hint: '书记由县级管理员登记，其他职务由村党组织书记登记。'
        }}
      >
        {() => (
          <PageState query={query}>
            {(held) => <GrantForm villageId={villageId} roles={roles} held={held} onDone={setDone} />}
          </PageState>
        )}
      </PageState>
    </Page>
  )
}

export default GrantPage
