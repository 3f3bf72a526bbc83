import { api, type Outputs } from '@/client/api/client'
import { useReadMore } from '@/client/api/use-read-more'
import { type ColumnOf, DeskTable } from '@/client/components/desk/table'
import { useWide } from '@/client/components/desk/use-wide'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { go } from '@/client/navigate'

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
  useWide() ? <WholeTable villageId={villageId} within={everywhere} /> : null

const everywhere = {}

interface WholeTableProps {
  readonly villageId: string
  /** Of one group or courtyard alone, for those who see no more. */
  readonly within: { readonly groupId?: string; readonly courtyardId?: string }
}

/** The households on a PC, each to be opened. */
export const WholeTable = ({ villageId, within }: WholeTableProps) => {
  const query = useReadMore(['member.listHouseholds', villageId, within, 'table'], {
    read: (after) => api.member.listHouseholds.query({ villageId, ...within, ...(after ? { after } : {}) }),
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
            onOpen={({ householdId }) => go('household', { villageId, householdId })}
            more={query.more}
          />
        </>
      )}
    </PageState>
  )
}
