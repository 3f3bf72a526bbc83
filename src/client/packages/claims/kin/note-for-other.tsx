import { useState } from 'react'
import type { Outputs } from '@/client/api/client'
import type { PersonHere } from '@/client/api/use-me'
import { Cell, Cells } from '@/client/components/cells'
import { ChooseHousehold } from './choose-household'
import { NoteForm } from './note-form'

type Household = Outputs['member']['listHouseholds']['households'][number]

interface NoteForOtherProps {
  readonly member: PersonHere & { readonly villageId: string }
  readonly onDone: () => void
}

/** The committee notes a relation for somebody else: which household, which person, then the relative. */
export const NoteForOther = ({ member, onDone }: NoteForOtherProps) => {
  const [household, setHousehold] = useState<Household | null>(null)
  const [memberId, setMemberId] = useState<string | null>(null)
  const person = household?.members.find((m) => m.memberId === memberId)
  if (!household) return <ChooseHousehold villageId={member.villageId} onChoose={setHousehold} />
  if (!person) {
    return (
      <Cells title={`${household.headName}家的哪一位？`}>
        {household.members.map((m) => (
          <Cell key={m.memberId} title={m.name} note={m.relationName} onTap={() => setMemberId(m.memberId)} />
        ))}
        <Cell icon='house' title='换一户' onTap={() => setHousehold(null)} />
      </Cells>
    )
  }
  return (
    <>
      <Cells>
        <Cell
          icon='person'
          title={person.name}
          note={`户号${household.no}`}
          value='换一位'
          onTap={() => setMemberId(null)}
        />
      </Cells>
      <NoteForm villageId={member.villageId} memberId={person.memberId} whose={person.name} onDone={onDone} />
    </>
  )
}
