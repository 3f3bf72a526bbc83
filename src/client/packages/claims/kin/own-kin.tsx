import { View } from '@tarojs/components'
import { api } from '@/client/api/client'
import type { PersonHere } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { sayExactly } from '@/client/words/dates'
import { EndKin } from './end-kin'
import { NoteForm } from './note-form'

/** The person's own near relatives in the village, and the form for another. */
export const OwnKin = ({ member }: { member: PersonHere & { readonly villageId: string } }) => {
  const { villageId } = member
  const query = useRead(['kinship.listOwn', villageId], () => api.kinship.listOwn.query({ villageId }))
  return (
    <>
      <PageState query={query}>
        {(list) =>
          list.map((kin) => (
            <Panel key={kin.kinshipId} title={`${kin.name}（户号${kin.householdNo}）`}>
              <View className='xy-prose'>{`是我的${kin.relationName}`}</View>
              <View className='xy-card__foot'>{`${kin.notedBy}登记，${sayExactly(kin.notedAt)}`}</View>
              {kin.canEnd ? <EndKin villageId={villageId} kinshipId={kin.kinshipId} /> : null}
            </Panel>
          ))
        }
      </PageState>
      <View className='xy-section__title xy-section__title_big'>登记一位近亲属</View>
      <NoteForm villageId={villageId} memberId={member.holderId} whose='我' />
    </>
  )
}
