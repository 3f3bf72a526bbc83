import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { goBack } from '@/client/navigate'
import { OpenForm } from './open-form'
import './index.scss'

/** 开一轮检查: which groups, which days, who goes round, and what the levels are worth. */
const OpenPage = () => {
  const { member, query } = useMe()
  return (
    <Page title='开一轮检查'>
      <PageState query={query}>{() => (member ? <Open villageId={member.villageId} /> : null)}</PageState>
    </Page>
  )
}

const Open = ({ villageId }: { villageId: string }) => {
  const [opened, setOpened] = useState<Outputs['round']['open'] | null>(null)
  const groups = useRead(['place.listGroups', villageId], () => api.place.listGroups.query({ villageId }))
  const roles = useRead(['role.listRoles', villageId], () => api.role.listRoles.query({ villageId }))
  if (opened !== null) {
    return (
      <Blank icon='tick' title='开好了' hint={hintOf(opened)}>
        <View className='xy-pair'>
          <Button kind='primary' onTap={() => goBack('me')}>
            好
          </Button>
        </View>
      </Blank>
    )
  }
  return (
    <PageState query={groups}>
      {(list) => (
        <PageState query={roles}>
          {(held) => <OpenForm villageId={villageId} groups={list} roles={held} onOpened={setOpened} />}
        </PageState>
      )}
    </PageState>
  )
}

const hintOf = ({ households, short }: Outputs['round']['open']): string => {
  const rest = `共${households}户。检查人会收到消息，打开一次路线，就能不用信号去评。`
  return short === 0
    ? rest
    : `${rest}其中${short}户是检查人自己家或亲属家，要回避，能打分的不到三人，评不出结果。要评这几户，请结束这一轮，多选几名检查人重开一轮。`
}

export default OpenPage
