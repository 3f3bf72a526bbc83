import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Choice } from '@/client/components/choice'
import { Labelled } from '@/client/components/field'
import { Fold } from '@/client/components/fold'
import type { OpenDraft } from './open-draft'

interface WorthFieldsProps {
  readonly villageId: string
  readonly draft: OpenDraft
  readonly edit: (change: Partial<OpenDraft>) => void
  readonly wrong: (field: string) => string | null
}

/** What the levels are worth, and the red list: both only where the village has decided so. */
export const WorthFields = ({ villageId, draft, edit, wrong }: WorthFieldsProps) => {
  const book = useRead(['rulebook.read', villageId], () => api.rulebook.read.query({ villageId }))
  const decisions = useRead(['decision.listInForce', villageId], () =>
    api.decision.listInForce.query({ villageId })
  )
  const items = (book.data?.categories ?? [])
    .filter((c) => c.category === 'courtyard')
    .flatMap((c) => c.items)
    .filter((i) => i.points > 0 && !i.honour && !i.perPerson)
    .map((i) => ({ value: i.itemId, name: i.words, note: `第${i.no}条，${i.points}分` }))
  return (
    <>
      {items.length > 0 ? (
        <Fold title='最清洁、清洁，记不记积分'>
          <Labelled label='最清洁的户' error={wrong('cleanestItemId')}>
            <Choice
              label='最清洁的户'
              shape='list'
              value={draft.cleanestItemId}
              onChoose={(cleanestItemId) => edit({ cleanestItemId })}
              options={[{ value: null, name: '不记分' }, ...items]}
            />
          </Labelled>
          <Labelled label='清洁的户'>
            <Choice
              label='清洁的户'
              shape='list'
              value={draft.cleanItemId}
              onChoose={(cleanItemId) => edit({ cleanItemId })}
              options={[{ value: null, name: '不记分' }, ...items]}
            />
          </Labelled>
        </Fold>
      ) : null}
      <Fold title='要不要红榜'>
        <Labelled label='村里通过决议，才能有红榜' error={wrong('redListDecisionId')}>
          <Choice
            label='要不要红榜'
            shape='list'
            value={draft.redListDecisionId}
            onChoose={(redListDecisionId) => edit({ redListDecisionId })}
            options={[
              { value: null, name: '不要红榜' },
              ...(decisions.data?.decisions ?? [])
                .filter((d) => d.carriesRedList)
                .map((d) => ({
                  value: d.decisionId,
                  name: `依据：${d.title}`,
                  note: d.no
                }))
            ]}
          />
        </Labelled>
      </Fold>
    </>
  )
}
