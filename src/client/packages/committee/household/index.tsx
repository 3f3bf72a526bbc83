import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Tag } from '@/client/components/tag'
import { go } from '@/client/navigate'
import { sayDate } from '@/client/words/dates'
import { ReleaseForm } from './release-form'

export type Home = Outputs['member']['readHousehold']
export type HomeMember = Home['members'][number]

/** 一户: who lives in it and, to those who confirm it, whose WeChat is bound; a lost one is taken away here. */
const HouseholdPage = () => {
  const { villageId = '', householdId = '' } = useRouter().params
  const query = useRead(['member.readHousehold', villageId, householdId], () =>
    api.member.readHousehold.query({ villageId, householdId })
  )
  return (
    <Page title='一户'>
      <PageState query={query}>{(home) => <HomeView villageId={villageId} home={home} />}</PageState>
    </Page>
  )
}

const HomeView = ({ villageId, home }: { villageId: string; home: Home }) => {
  const [chosenId, setChosenId] = useState<string | null>(null)
  const chosen = home.members.find((m) => m.memberId === chosenId && m.wechat === 'bound')
  const isTold = home.members.some((m) => m.wechat !== null)
  const isAsked = home.members.some((m) => m.wechat === 'asked')
  return (
    <>
      <Cells title={`${home.headName}家`}>
        <Cell title='户号' value={home.no} />
        <Cell title='组' value={home.groupName} />
        {home.courtyardName ? <Cell title='院落' value={home.courtyardName} /> : null}
      </Cells>
      {home.endedOn ? <Notice>{`这一户在${sayDate(home.endedOn)}不在名册上了。`}</Notice> : null}
      {chosen ? (
        <ReleaseForm
          key={chosen.memberId}
          villageId={villageId}
          member={chosen}
          onClose={() => setChosenId(null)}
        />
      ) : (
        <Cells title={`家里${home.members.length}人`}>
          {home.members.map((m) => (
            <Member key={m.memberId} member={m} onRelease={() => setChosenId(m.memberId)} />
          ))}
        </Cells>
      )}
      {isAsked ? (
        <View className='xy-hero'>
          <Button onTap={() => go('bindings')}>去确认等着的人</Button>
        </View>
      ) : null}
      {isTold && !chosen ? (
        <Notice>手机丢了，或者认错了人，点这个人，取消他的认户。家里的积分、说过的事都不变。</Notice>
      ) : null}
    </>
  )
}

const wechatTags = {
  bound: <Tag tone='good'>已认户</Tag>,
  asked: <Tag tone='wait'>等确认</Tag>,
  none: <Tag>没认户</Tag>
} as const

const Member = ({ member: m, onRelease }: { member: HomeMember; onRelease: () => void }) => (
  <Cell
    title={m.name}
    note={[m.relationName, m.away ? '在外' : null, m.isSelf ? '是您自己' : null].filter(Boolean).join(' · ')}
    value={m.wechat === null ? undefined : wechatTags[m.wechat]}
    {...(m.wechat === 'bound' && !m.isSelf ? { onTap: onRelease } : {})}
  />
)

export default HouseholdPage
