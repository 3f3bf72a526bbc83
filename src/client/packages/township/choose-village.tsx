import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Choice } from '@/client/components/choice'
import { PageState } from '@/client/components/page-state'

export interface ChosenVillage {
  readonly id: string
  readonly name: string
}

interface ChooseVillageProps {
  readonly label: string
  readonly townshipId: string
  readonly chosen: ChosenVillage | null
  readonly onChoose: (village: ChosenVillage | null) => void
}

/** One village of the township, or all of them. */
export const ChooseVillage = ({ label, townshipId, chosen, onChoose }: ChooseVillageProps) => {
  const query = useRead(['place.listVillages', townshipId], () =>
    api.place.listVillages.query({ townshipId })
  )
  return (
    <PageState query={query}>
      {(villages) => (
        <Choice
          label={label}
          shape='list'
          value={chosen?.id ?? null}
          onChoose={(id) => {
            const found = villages.find((v) => v.villageId === id)
            onChoose(found ? { id: found.villageId, name: found.name } : null)
          }}
          options={[
            { value: null, name: '全部村' },
            ...villages.map((v) => ({ value: v.villageId, name: v.name }))
          ]}
        />
      )}
    </PageState>
  )
}
