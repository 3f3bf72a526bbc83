import { api } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Heading } from '@/client/components/panel'

/** Which village it is about: said to staff, who look at one after the other. */
export const VillageName = ({ villageId }: { villageId: string }) => {
  const { person } = useMe()
  const isStaff = person?.kind === 'staff'
  const { data } = useRead(['place.read', villageId], () => api.place.read.query({ villageId }), {
    enabled: isStaff
  })
  return isStaff && data ? <Heading className='xy-section__title'>{data.name}</Heading> : null
}
