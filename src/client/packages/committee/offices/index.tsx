import { useRouter } from '@tarojs/taro'
import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { go } from '@/client/navigate'
import { officesOf } from '../office-words'
import { VillageName } from '../village-name'
import { OfficeList } from './office-list'
import { PickVillage } from './pick-village'

/** 任职: who holds which office of a village, since when and until when; who enters it is said below. */
const Offices = () => {
  const { villageId: asked = '' } = useRouter().params
  const { person, member, query } = useMe()
  const villageId = asked || (member?.villageId ?? '')
  const canEnter = villageId !== '' && officesOf(person, villageId).length > 0
  return (
    <Page
      title='任职'
      wide
      foot={
        canEnter ? (
          <Button kind='primary' onTap={() => go('grantOffice', { villageId })}>
            登记任职
          </Button>
        ) : null
      }
    >
      <PageState query={query} isEmpty={() => person === null} empty={{ title: '认户以后才能看' }}>
        {() =>
          villageId !== '' ? (
            <OfVillage villageId={villageId} />
          ) : person ? (
            <PickVillage townshipId={person.townshipId} countyId={person.countyId} />
          ) : null
        }
      </PageState>
    </Page>
  )
}

const OfVillage = ({ villageId }: { villageId: string }) => {
  const query = useRead(['role.listRoles', villageId], () => api.role.listRoles.query({ villageId }))
  return (
    <>
      <VillageName villageId={villageId} />
      <PageState query={query}>
        {(offices) => <OfficeList villageId={villageId} offices={offices} />}
      </PageState>
    </>
  )
}

export default Offices
