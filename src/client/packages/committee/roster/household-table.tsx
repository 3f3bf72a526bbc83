import { api, type Outputs } from '@/client/api/client'
import { useReadMore } from '@/client/api/use-read-more'
import { type ColumnOf, DeskTable } from '@/client/components/desk/table'
import { useWide } from '@/client/components/desk/use-wide'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'

type Household = Outputs['member']['listHouseholds']['households'][number]

const columns: readonly ColumnOf<Household>[] = [
  { name: '组', value: (h) => h.groupName, facet: true },
  { name: '院落', value: (h) => h.courtyardName, facet: true },
  { name: '户号', value: (h) => h.no },
  { name: '户主', value: (h) => h.headName },
  { name: '人口', value: (h) => h.members.length, numeric: true },
  { name: '在外', value: (h) => h.members.filter((m) => m.away).length, numeric: true },
  { name: '家里人', value: (h) => h.members.map((m) => m.name).join('、') }
]

/** The roster as it stands, on a PC: to be looked through before it is corrected. */
export const HouseholdTable = ({ villageId }: { villageId: string }) =>
  useWide() ? <Table villageId={villageId} /> : null

const Table = ({ villageId }: { villageId: string }) => {
  const query = useReadMore(['member.listHouseholds', villageId, 'table'], {
    read: (after) => api.member.listHouseholds.query({ villageId, ...(after ? { after } : {}) }),
    next: (page) => page.next,
    keep: false
  })
  return (
    <PageState query={query}>
      {(pages) => (
        <>
          <Heading className='xy-section__title'>现在的名册</Heading>
          <DeskTable
            label='现在的名册'
            file='名册'
            columns={columns}
            rows={pages.flatMap((p) => p.households)}
            keyOf={(h) => h.householdId}
            more={query.more}
          />
        </>
      )}
    </PageState>
  )
}
