import '../claims.scss'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { type PersonHere, useMe } from '@/client/api/use-me'
import { Choice } from '@/client/components/choice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { NoteForOther } from './note-for-other'
import { OwnKin } from './own-kin'
import { VillageKin } from './village-kin'

type Member = PersonHere & { readonly villageId: string }
type Shows = 'own' | 'other' | 'all'

/** 近亲属登记: before whom one stands back when points are judged; one's own, and for the offices the village's. */
const KinPage = () => {
  const { member, query } = useMe()
  return (
    <Page title='近亲属登记'>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '本村的人才能登记' }}>
        {() => (member ? <Kin member={member} /> : null)}
      </PageState>
    </Page>
  )
}

const Kin = ({ member }: { member: Member }) => {
  const { may } = useMe()
  const [shows, setShows] = useState<Shows>('own')
  const isClerk = member.roles.some((r) => r.role === 'committee_member')
  return (
    <>
      <View className='xy-hint'>登记以后，给这家亲戚评分、检查卫生时，系统会让您回避，由别人来。</View>
      {may('kinship_list') ? (
        <Choice
          label='看哪些'
          shape='row'
          value={shows}
          onChoose={setShows}
          options={[
            { value: 'own', name: '我的' },
            ...(isClerk ? [{ value: 'other' as const, name: '帮人登记' }] : []),
            { value: 'all', name: '全村的' }
          ]}
        />
      ) : null}
      {shows === 'own' ? <OwnKin member={member} /> : null}
      {shows === 'other' ? <NoteForOther member={member} onDone={() => setShows('all')} /> : null}
      {shows === 'all' ? <VillageKin villageId={member.villageId} /> : null}
    </>
  )
}

export default KinPage
