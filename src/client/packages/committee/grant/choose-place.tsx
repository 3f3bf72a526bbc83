import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Choice } from '@/client/components/choice'
import { Labelled } from '@/client/components/field'
import { PageState } from '@/client/components/page-state'

/** A courtyard or a group, by its id and as it is called. */
export interface Place {
  readonly id: string
  readonly name: string
}

interface ChoosePlaceProps {
  readonly villageId: string
  readonly kind: 'courtyard' | 'group'
  readonly chosen: Place | null
  readonly onChoose: (place: Place) => void
  readonly error: string | null
}

const readPlaces = async (villageId: string, kind: 'courtyard' | 'group'): Promise<Place[]> =>
  kind === 'courtyard'
    ? (await api.place.listCourtyards.query({ villageId })).map((c) => ({ id: c.courtyardId, name: c.name }))
    : (await api.place.listGroups.query({ villageId })).map((g) => ({ id: g.groupId, name: g.name }))

/** Of which courtyard, of which group. */
export const ChoosePlace = ({ villageId, kind, chosen, onChoose, error }: ChoosePlaceProps) => {
  const label = kind === 'courtyard' ? '哪个院落' : '哪个组'
  const query = useRead(
    [kind === 'courtyard' ? 'place.listCourtyards' : 'place.listGroups', villageId, 'office'],
    () => readPlaces(villageId, kind)
  )
  return (
    <PageState
      query={query}
      isEmpty={(places) => places.length === 0}
      empty={{
        title: kind === 'courtyard' ? '村里还没有院落' : '村里还没有组',
        hint: '请先在“导入名册”里写上。'
      }}
    >
      {(places) => (
        <Labelled label={label} error={error}>
          <Choice
            label={label}
            shape='list'
            value={chosen?.id ?? null}
            onChoose={(id) => {
              const place = places.find((p) => p.id === id)
              if (place) onChoose(place)
            }}
            options={places.map((p) => ({ value: p.id, name: p.name }))}
          />
        </Labelled>
      )}
    </PageState>
  )
}
