import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Choice } from '@/client/components/choice'
import { Labelled } from '@/client/components/field'
import type { Item } from '../choose-item'
import type { ClaimForm } from './claim-draft'
import type { Member } from './index'

interface WhoProps {
  readonly member: Member
  readonly item: Item
  readonly form: ClaimForm
  readonly edit: (change: Partial<ClaimForm>) => void
  readonly error: string | null
}

/** For which household, where there are relatives to speak for; and who of it did the deed. */
export const Who = ({ member, item, form, edit, error }: WhoProps) => {
  const { villageId } = member
  const kin = useRead(['kinship.listOwn', villageId], () => api.kinship.listOwn.query({ villageId }))
  const relatives = kin.data ?? []
  const own = [{ memberId: member.holderId, name: member.name }, ...member.relatives]
  const isOwn = form.householdId === member.householdId
  const people = isOwn ? own : relatives.filter((r) => r.householdId === form.householdId)
  const homes = [...new Map(relatives.map((r) => [r.householdId, r])).values()]
  return (
    <>
      {homes.length > 0 ? (
        <Labelled label='给谁家报'>
          <Choice
            label='给谁家报'
            shape='list'
            value={form.householdId}
            onChoose={(householdId) => edit({ householdId, memberId: null })}
            options={[
              { value: member.householdId ?? '', name: '我家' },
              ...homes.map((r) => ({
                value: r.householdId,
                name: `${r.name}家`,
                note: `亲属，户号${r.householdNo}；写明是您代报的`
              }))
            ]}
          />
        </Labelled>
      ) : null}
      <Labelled label='谁做的' optional={!item.perPerson} error={error}>
        <Choice
          label='谁做的'
          shape='list'
          value={form.memberId}
          onChoose={(memberId) => edit({ memberId })}
          options={[
            ...(item.perPerson ? [] : [{ value: null, name: '全家' }]),
            ...people.map((p) => ({
              value: p.memberId,
              name: p.memberId === member.holderId ? `我（${p.name}）` : p.name
            }))
          ]}
        />
      </Labelled>
    </>
  )
}
