import { type Household, useHouseholds, type VillageParts, wholeVillage } from '@/client/api/use-households'
import { type ColumnOf, DeskTable } from '@/client/components/desk/table'
import { useWide } from '@/client/components/desk/use-wide'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { go } from '@/client/navigate'

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
  useWide() ? <WholeTable villageId={villageId} within={wholeVillage} /> : null

interface WholeTableProps {
  readonly villageId: string
  /** Of some groups and courtyards alone, for those who see no more. */
  readonly within: VillageParts
}

/** The households on a PC, each to be opened. */
export const WholeTable = ({ villageId, within }: WholeTableProps) => {
  const query = useHouseholds(villageId, within)
  return (
    <PageState query={query}>
      {(households) => (
        <>
          <Heading className='xy-section__title'>现在的名册</Heading>
          <DeskTable
            label='现在的名册'
            file='名册'
            columns={columns}
            rows={households}
            keyOf={(h) => h.householdId}
            onOpen={({ householdId }) => go('household', { villageId, householdId })}
            more={query.more}
          />
        </>
      )}
    </PageState>
  )
}
